using AgentOS.Fleet.Tokens;
using AgentOS.Server.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;

namespace AgentOS.Server.Hosting;

/// <summary>The description of the API (OpenAPI), made of its routes; <c>docs/protocols/openapi.json</c> is a copy.</summary>
internal static class ApiDocument
{
    private const string Name = "v1", Path = "/openapi.json", Token = "token";

    /// <summary>Adds what makes it.</summary>
    public static void AddApiDocument(this IServiceCollection services) => services.AddEndpointsApiExplorer().AddOpenApi(Name, document =>
    {
        document.AddDocumentTransformer(static (description, _, _) =>
        {
            description.Info = new OpenApiInfo { Title = "AgentOS", Version = Name, Description = "Sandboxes over HTTP: docs/server.md" };
            // Where it is served is no part of what it describes.
            description.Servers?.Clear();
            description.Components ??= new OpenApiComponents();
            description.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>();
            description.Components.SecuritySchemes[Token] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer" };
            return Task.CompletedTask;
        });
        document.AddOperationTransformer(static (operation, context, _) =>
        {
            RequiredScope needed = context.Description.ActionDescriptor.EndpointMetadata.OfType<RequiredScope>().LastOrDefault() ?? RequiredScope.Everything;
            if (needed.Scopes != TokenScopes.None)
            {
                operation.Description = $"Needs a token with scope {needed.Scopes.ToString().ToLowerInvariant()}.";
                operation.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Token, context.Document)] = [] }];
            }

            return Task.CompletedTask;
        });
    });

    /// <summary>Serves it, to everybody.</summary>
    public static void MapApiDocument(this IEndpointRouteBuilder routes) => routes.MapOpenApi(Path).IsOpen();
}
