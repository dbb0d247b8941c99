using AgentOS.Fleet;
using AgentOS.Fleet.Snapshots;
using AgentOS.Fleet.Tokens;
using AgentOS.Server.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace AgentOS.Server.Databases;

/// <summary>A snapshot to be made.</summary>
internal sealed record NewSnapshot
{
    /// <summary>Its name; none is a name made of the time.</summary>
    public string? Name { get; init; }
}

/// <summary>Snapshots, oldest first.</summary>
internal sealed record SnapshotList(IReadOnlyList<SandboxSnapshot> Snapshots);

/// <summary><c>/v1/sandboxes/ID/snapshots</c>: kept states of its files and its key-values; of a VM, of its disk, too.</summary>
internal static class SnapshotRoutes
{
    public static void MapSnapshots(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder snapshots = routes.MapGroup("/sandboxes/{id}/snapshots").WithTags("Snapshots");
        snapshots.MapPost("", CreateAsync).Needs(TokenScopes.Write).WithSummary("Keep the state as it is now");
        snapshots.MapGet("", ListAsync).Needs(TokenScopes.Read).WithSummary("All snapshots");
        snapshots.MapDelete("/{name}", DeleteAsync).Needs(TokenScopes.Write).WithSummary("Remove a snapshot; the others stay as they are");
        snapshots.MapPost("/{name}/restore", RestoreAsync).Needs(TokenScopes.Write).WithSummary("Go back to a snapshot; the sandbox must be stopped");
    }

    private static async Task<Created<SandboxSnapshot>> CreateAsync(string id, NewSnapshot wanted, ISandboxes all, CancellationToken cancellationToken)
    {
        SandboxSnapshot made = await (await all.OpenSnapshotsAsync(id)).TakeAsync(wanted.Name, cancellationToken);
        return TypedResults.Created($"/v1/sandboxes/{id}/snapshots/{made.Name}", made);
    }

    private static async Task<SnapshotList> ListAsync(string id, ISandboxes all, CancellationToken cancellationToken) =>
        new(await (await all.OpenSnapshotsAsync(id)).ListAsync(cancellationToken));

    private static async Task<NoContent> DeleteAsync(string id, string name, ISandboxes all, CancellationToken cancellationToken)
    {
        await (await all.OpenSnapshotsAsync(id)).RemoveAsync(name, cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<SandboxRestore> RestoreAsync(string id, string name, ISandboxes all, CancellationToken cancellationToken) =>
        await (await all.OpenSnapshotsAsync(id)).RestoreAsync(name, cancellationToken);
}
