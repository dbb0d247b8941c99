using AgentOS.Errors;
using AgentOS.Fleet;
using AgentOS.Fleet.Records;
using AgentOS.Fleet.Tokens;
using AgentOS.Server.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace AgentOS.Server.Sandboxes;

/// <summary><c>/v1/sandboxes</c>: made, found, started, stopped, deleted.</summary>
internal static class SandboxRoutes
{
    public static void MapSandboxes(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder sandboxes = routes.MapGroup("/sandboxes").WithTags("Sandboxes");
        sandboxes.MapPost("", CreateAsync).Needs(TokenScopes.Write).WithSummary("Make a sandbox and start it");
        sandboxes.MapGet("", List).Needs(TokenScopes.Read).WithSummary("All sandboxes");
        sandboxes.MapGet("/{id}", Find).Needs(TokenScopes.Read).WithSummary("One sandbox");
        sandboxes.MapPatch("/{id}", Change).Needs(TokenScopes.Write).WithSummary("Change its metadata or its end");
        sandboxes.MapDelete("/{id}", DeleteAsync).Needs(TokenScopes.Write).WithSummary("Stop and remove it with its files");
        sandboxes.MapPost("/{id}/start", StartAsync).Needs(TokenScopes.Write).WithSummary("Start one that was stopped");
        sandboxes.MapPost("/{id}/stop", (string id, ISandboxes all) => ThenAsync(all, id, all.StopAsync)).Needs(TokenScopes.Write).WithSummary("End everything in it; its files are kept");
        sandboxes.MapPost("/{id}/pause", (string id, ISandboxes all) => ThenAsync(all, id, all.PauseAsync)).Needs(TokenScopes.Write).WithSummary("Have everything in it stand still");
        sandboxes.MapPost("/{id}/resume", (string id, ISandboxes all) => ThenAsync(all, id, all.ResumeAsync)).Needs(TokenScopes.Write).WithSummary("Let everything in it go on");
        sandboxes.MapPost("/{id}/fork", ForkAsync).Needs(TokenScopes.Write).WithSummary("Make another one with its files as they are now");
    }

    private static async Task<Created<SandboxBody>> CreateAsync(NewSandbox wanted, ISandboxes all, TimeProvider clock, CancellationToken cancellationToken)
    {
        SandboxInfo made = await all.CreateAsync(wanted.ToRequest(clock), cancellationToken);
        return TypedResults.Created($"/v1/sandboxes/{made.Id}", SandboxBody.Of(made));
    }

    private static SandboxList List(ISandboxes all, string? tier, string? state)
    {
        (SandboxTier? wantedTier, SandboxState? wantedState) = (Parse<SandboxTier>(tier), Parse<SandboxState>(state));
        return new SandboxList([.. all.List().Where(sandbox => (wantedTier ?? sandbox.Tier) == sandbox.Tier && (wantedState ?? sandbox.State) == sandbox.State).Select(SandboxBody.Of)]);
    }

    private static T? Parse<T>(string? text)
        where T : struct, Enum => text switch
    {
        null => null,
        _ when Enum.TryParse(text, ignoreCase: true, out T value) && Enum.IsDefined(value) => value,
        _ => throw new AgentOSException(ServerErrors.BadRequest, "list sandboxes that are", text),
    };

    private static SandboxBody Find(string id, ISandboxes all) => SandboxBody.Of(all.Find(id));

    private static SandboxBody Change(string id, SandboxChange change, ISandboxes all, TimeProvider clock)
    {
        SandboxLabels labels = all.Find(id).Labels;
        all.Label(id, new SandboxLabels
        {
            Metadata = change.Metadata ?? labels.Metadata,
            ExpiresAt = change.Timeout switch
            {
                null => labels.ExpiresAt,
                0 => null,
                int seconds => clock.GetUtcNow().AddSeconds(seconds),
            },
        });
        return SandboxBody.Of(all.Find(id));
    }

    private static async Task<NoContent> DeleteAsync(string id, ISandboxes all)
    {
        await all.DeleteAsync(id);
        return TypedResults.NoContent();
    }

    private static async Task<SandboxBody> StartAsync(string id, ISandboxes all) => SandboxBody.Of(await all.StartAsync(id));

    private static async Task<SandboxBody> ThenAsync(ISandboxes all, string id, Func<string, Task> change)
    {
        await change(id);
        return SandboxBody.Of(all.Find(id));
    }

    private static async Task<Created<SandboxBody>> ForkAsync(string id, ISandboxes all, CancellationToken cancellationToken)
    {
        SandboxInfo fork = await all.ForkAsync(id, all.Find(id).Labels, cancellationToken);
        return TypedResults.Created($"/v1/sandboxes/{fork.Id}", SandboxBody.Of(fork));
    }
}
