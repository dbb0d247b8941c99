using AgentOS.Client.Permissions;
using AgentOS.Functions;
using AgentOS.Functions.Calls;
using AgentOS.Storage;

namespace AgentOS.Mcp.Host;

/// <summary>Snapshots of the agent's whole state.</summary>
internal static class SnapshotFunctions
{
    private static readonly FunctionDefinition s_create = new("agentos_snapshot", "Make a snapshot",
        "Keeps the agent's present state - files, memory, workspace changes - under a name.", AgentPermission.Write, FunctionEffects.Adds);

    private static readonly FunctionDefinition s_list = new("agentos_snapshots", "List snapshots",
        "Lists the snapshots, oldest first.", AgentPermission.Read, FunctionEffects.Reads);

    private static readonly FunctionDefinition s_restore = new("agentos_restore", "Restore a snapshot",
        "Makes the agent what it was at a snapshot. The state before is kept as a snapshot, too.", AgentPermission.Write, FunctionEffects.Changes);

    public static IEnumerable<AgentFunction> All(DatabaseLocation database, Action endSandbox) =>
    [
        new TypedFunction<SnapshotArguments, SnapshotState>(s_create, HostJson.Default.SnapshotArguments, HostJson.Default.SnapshotState,
            (arguments, call) => WithAsync(database, async agent => SnapshotState.Of(await agent.Snapshots.CreateAsync(arguments.Name, call.CancellationToken).ConfigureAwait(false)))),
        new TypedFunction<ListSnapshotsArguments, SnapshotList>(s_list, HostJson.Default.ListSnapshotsArguments, HostJson.Default.SnapshotList,
            (_, call) => WithAsync(database, async agent => new SnapshotList([.. (await agent.Snapshots.ListAsync(call.CancellationToken).ConfigureAwait(false)).Select(SnapshotState.Of)]))),
        new TypedFunction<RestoreArguments, RestoreResult>(s_restore, HostJson.Default.RestoreArguments, HostJson.Default.RestoreResult,
            (arguments, call) => WithAsync(database, agent => RestoreAsync(agent, arguments.Name, endSandbox, call.CancellationToken))),
    ];

    private static async Task<RestoreResult> RestoreAsync(AgentDatabase agent, string name, Action endSandbox, CancellationToken cancellationToken)
    {
        endSandbox();
        RestoreOutcome outcome = await agent.Snapshots.RestoreAsync(name, cancellationToken).ConfigureAwait(false);
        return new RestoreResult(outcome.Snapshot, outcome.UndoSnapshot, outcome.UnrecordedFiles);
    }

    private static async Task<T> WithAsync<T>(DatabaseLocation database, Func<AgentDatabase, Task<T>> body)
    {
        await using AgentDatabase agent = await AgentDatabase.OpenAsync(database, new AgentDatabaseOptions { Create = false }).ConfigureAwait(false);
        return await body(agent).ConfigureAwait(false);
    }
}
