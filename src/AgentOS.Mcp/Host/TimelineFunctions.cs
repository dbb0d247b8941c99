using AgentOS.Client.Permissions;
using AgentOS.Functions;
using AgentOS.Functions.Calls;
using AgentOS.Storage;
using AgentOS.Storage.Timeline;

namespace AgentOS.Mcp.Host;

/// <summary>The timeline: what was done, by whom, when.</summary>
internal static class TimelineFunctions
{
    private static readonly FunctionDefinition s_read = new("agentos_timeline", "Show the timeline",
        "Tells what was done to the agent's files, memory and tool calls, by which program and when.", AgentPermission.Read, FunctionEffects.Reads);

    public static IEnumerable<AgentFunction> All(DatabaseLocation database, TimeProvider time) =>
    [
        new TypedFunction<TimelineArguments, TimelineResult>(s_read, HostJson.Default.TimelineArguments, HostJson.Default.TimelineResult,
            (arguments, call) => ReadAsync(database, Filter(arguments, time), call.CancellationToken)),
    ];

    private static TimelineFilter Filter(TimelineArguments arguments, TimeProvider time) => new()
    {
        Since = arguments.LastSeconds is { } seconds ? time.GetUtcNow() - Ago(seconds, time) : null,
        Path = arguments.Path,
        Operation = arguments.Operation,
        Result = arguments.Status,
        Tool = arguments.Tool,
        Limit = Math.Max(1, arguments.Limit),
    };

    // Older than everything is everything.
    private static TimeSpan Ago(double seconds, TimeProvider time) =>
        TimeSpan.FromSeconds(Math.Clamp(seconds, 0, (time.GetUtcNow() - DateTimeOffset.UnixEpoch).TotalSeconds));

    private static async Task<TimelineResult> ReadAsync(DatabaseLocation database, TimelineFilter filter, CancellationToken cancellationToken)
    {
        await using AgentDatabase agent = await AgentDatabase.OpenAsync(database, new AgentDatabaseOptions { Create = false, ReadOnly = true }, cancellationToken).ConfigureAwait(false);
        return new TimelineResult(await agent.Timeline.ReadAsync(filter, cancellationToken).ConfigureAwait(false));
    }
}
