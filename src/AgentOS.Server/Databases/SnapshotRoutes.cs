using AgentOS.Fleet.Tokens;
using AgentOS.Server.Access;
using AgentOS.Storage;
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

/// <summary>A snapshot.</summary>
internal sealed record SnapshotBody(string Name, DateTimeOffset CreatedAt, long KeptBytes)
{
    public static SnapshotBody Of(SnapshotInfo snapshot) => new(snapshot.Name, snapshot.Created, snapshot.KeptBytes);
}

/// <summary>Snapshots, oldest first.</summary>
internal sealed record SnapshotList(IReadOnlyList<SnapshotBody> Snapshots);

/// <summary>What going back did: the snapshot of the state before undoes it.</summary>
internal sealed record RestoredBody(string Snapshot, string UndoSnapshot, long UnrecordedFiles);

/// <summary><c>/v1/sandboxes/ID/snapshots</c>: kept states of its files and its key-values.</summary>
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

    private static async Task<Created<SnapshotBody>> CreateAsync(string id, NewSnapshot wanted, SandboxDatabases databases)
    {
        SnapshotInfo? made = null;
        await databases.WriteAsync(id, async database => made = await database.Snapshots.CreateAsync(wanted.Name));
        return TypedResults.Created($"/v1/sandboxes/{id}/snapshots/{made!.Name}", SnapshotBody.Of(made));
    }

    private static Task<SnapshotList> ListAsync(string id, SandboxDatabases databases) =>
        databases.ReadAsync(id, async database => new SnapshotList([.. (await database.Snapshots.ListAsync()).Select(SnapshotBody.Of)]));

    private static async Task<NoContent> DeleteAsync(string id, string name, SandboxDatabases databases)
    {
        await databases.WriteAsync(id, database => database.Snapshots.DeleteAsync(name));
        return TypedResults.NoContent();
    }

    private static async Task<RestoredBody> RestoreAsync(string id, string name, SandboxDatabases databases)
    {
        RestoreOutcome? outcome = null;
        await databases.WriteAsync(id, async database => outcome = await database.Snapshots.RestoreAsync(name));
        return new RestoredBody(outcome!.Snapshot, outcome.UndoSnapshot, outcome.UnrecordedFiles);
    }
}
