using System.Text.Json;
using System.Text.Json.Serialization;
using AgentOS.Fleet;
using AgentOS.Kernel;
using AgentOS.Server.E2b;
using AgentOS.Server.E2b.Control;
using AgentOS.Server.Programs;
using AgentOS.Server.Sandboxes;
using AgentOS.Vms;
using AgentOS.Vms.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace AgentOS.Server.Hosting;

/// <summary>Everything the API is made of: services, and a line for each group of routes.</summary>
internal static class Api
{
    /// <summary>Adds what routes need.</summary>
    public static void AddApi(this IServiceCollection services, ServerOptions options, TimeProvider clock)
    {
        VmDirectories directories = VmDirectories.OfThisUser();
        services.AddSingleton(options);
        services.AddSingleton(clock);
        services.AddSingleton(directories);
        services.AddSingleton<ISandboxes>(new UserSandboxes(directories, AgentRegistry.OfThisUser(), new HostProgram(options.HostProgram), clock));
        services.AddE2b();
        services.ConfigureHttpJsonOptions(json => Shape(json.SerializerOptions));
        services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);
    }

    /// <summary>Maps all routes.</summary>
    public static void MapApi(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder version = routes.MapGroup("/v1");
        version.MapSandboxes();
        version.MapExec();
        routes.MapE2b();
    }

    private static void Shape(JsonSerializerOptions json)
    {
        json.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower;
        json.DictionaryKeyPolicy = null;
        // A misspelt field is an error and not a wish that nobody heard.
        json.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        json.RespectNullableAnnotations = true;
        json.RespectRequiredConstructorParameters = true;
        json.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false));
    }
}
