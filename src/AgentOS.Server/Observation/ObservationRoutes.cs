using AgentOS.Fleet;
using AgentOS.Fleet.Tokens;
using AgentOS.Server.Access;
using AgentOS.Server.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace AgentOS.Server.Observation;

/// <summary>Whether it lives.</summary>
internal sealed record HealthBody(string Status);

/// <summary><c>/health</c>, <c>/ready</c>, <c>/metrics</c>.</summary>
internal static class ObservationRoutes
{
    public static void MapObservation(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/health", () => new HealthBody("ok")).IsOpen().WithTags("Observation").WithSummary("Whether the server lives");
        routes.MapGet("/ready", Ready).IsOpen().WithTags("Observation").WithSummary("Whether sandboxes can be made")
            .Produces<HealthBody>().Produces<HealthBody>(StatusCodes.Status503ServiceUnavailable);
        routes.MapGet("/metrics", (RequestMetrics metrics) => TypedResults.Text(metrics.Write(), RequestMetrics.ContentType)).Needs(TokenScopes.Read)
            .WithTags("Observation").WithSummary("Numbers for Prometheus");
    }

    private static IResult Ready(ISandboxes sandboxes, ServerOptions options)
    {
        if (!File.Exists(options.HostProgram))
            return TypedResults.Json(new HealthBody("the agentos program is missing"), statusCode: StatusCodes.Status503ServiceUnavailable);
        _ = sandboxes.List();
        return TypedResults.Ok(new HealthBody("ready"));
    }
}
