using AgentOS.Errors;
using AgentOS.Fleet;
using AgentOS.Fleet.Tokens;
using AgentOS.Server.Access;
using AgentOS.Server.E2b.Control;
using AgentOS.Server.E2b.Files;
using AgentOS.Server.E2b.Processes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace AgentOS.Server.E2b;

/// <summary>E2B's data plane: requests for what is inside a sandbox, which name it by headers or by their host and have a token of it, come here and nowhere else.</summary>
internal static class EnvdBranch
{
    private const string TokenHeader = "X-Access-Token";

    /// <summary>What the branch needs.</summary>
    public static void AddE2b(this IServiceCollection services) => services.AddSingleton<EnvdTokens>().AddSingleton<ProcessTable>().AddSingleton<PolledWatchers>();

    /// <summary>Takes those requests out of the line.</summary>
    public static void UseEnvd(this IApplicationBuilder application) => application.MapWhen(
        static context => SandboxAddress.Find(context) is not null,
        static branch =>
        {
            branch.Use(CheckAsync);
            branch.UseMiddleware<RateLimit>();
            branch.UseRouting();
            branch.UseEndpoints(static routes =>
            {
                routes.MapMethods("/health", ["GET", "HEAD"], () => Results.NoContent());
                routes.MapPost("/init", () => Results.NoContent());
                routes.MapFileTransfer();
                routes.MapFilesystem();
                routes.MapProcesses();
            });
        });

    private static async Task CheckAsync(HttpContext context, RequestDelegate next)
    {
        SandboxAddress address = SandboxAddress.Find(context)!;
        EnvdTokens tokens = context.RequestServices.GetRequiredService<EnvdTokens>();
        bool isOpen = context.Request.Path == "/health" || (context.Request.Path == "/files" && IsSigned(context, address, tokens));
        if (!isOpen && !tokens.Are(address.Id, context.Request.Headers[TokenHeader].FirstOrDefault() ?? ""))
            await AnswerAsync(context, StatusCodes.Status401Unauthorized, "the sandbox's token (X-Access-Token) is needed");
        else if (address.Port != SandboxAddress.Envd)
            await AnswerAsync(context, StatusCodes.Status502BadGateway, $"port {address.Port} of a sandbox cannot be reached yet");
        else if (StateOf(context, address.Id) != SandboxState.Running)
            await AnswerAsync(context, StatusCodes.Status502BadGateway, $"sandbox {address.Id} does not run");
        else
        {
            context.Features.Set(new Caller($"sandbox {address.Id}", TokenScopes.None));
            await next(context);
        }
    }

    private static SandboxState? StateOf(HttpContext context, string id)
    {
        try
        {
            return context.RequestServices.GetRequiredService<ISandboxes>().Find(id).State;
        }
        catch (AgentOSException missing) when (missing.Definition == FleetErrors.NotFound)
        {
            return null;
        }
    }

    // A link to one file, which its owner may give away.
    private static bool IsSigned(HttpContext context, SandboxAddress address, EnvdTokens tokens)
    {
        IQueryCollection query = context.Request.Query;
        string? expiration = query["signature_expiration"].FirstOrDefault();
        return query["signature"].FirstOrDefault() is { } signature
            && (expiration is null || (long.TryParse(expiration, out long end) && end > context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow().ToUnixTimeSeconds()))
            && tokens.HasSigned(
                address.Id, query["path"].FirstOrDefault() ?? "", HttpMethods.IsGet(context.Request.Method) ? "read" : "write", query["username"].FirstOrDefault() ?? "", expiration, signature);
    }

    private static Task AnswerAsync(HttpContext context, int status, string message)
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsJsonAsync(new E2bFailure(status, message), E2bJson.Options);
    }
}
