using AgentOS.Client.Permissions;
using AgentOS.Client.ToolCalls;
using AgentOS.Functions.Calls;

namespace AgentOS.Functions.ToolCalls;

/// <summary>The record of tool calls in the caller's agent.db.</summary>
internal static class ToolCallFunctions
{
    private static readonly FunctionDefinition s_recent = new("agentos_tools_recent", "Recent tool calls",
        "Lists recorded tool calls with parameters, results and errors, newest first.", AgentPermission.Read, FunctionEffects.Reads);

    private static readonly FunctionDefinition s_statistics = new("agentos_tools_stats", "Tool call statistics",
        "Counts and mean durations of recorded tool calls, by tool.", AgentPermission.Read, FunctionEffects.Reads);

    public static IEnumerable<AgentFunction> All(AgentToolCalls calls) =>
    [
        new TypedFunction<RecentArguments, RecordedCalls>(s_recent, FunctionJson.Default.RecentArguments, FunctionJson.Default.RecordedCalls,
            async (arguments, call) => new RecordedCalls(arguments.Name is { } name
                ? await calls.ByNameAsync(name, arguments.Limit, call.CancellationToken).ConfigureAwait(false)
                : await calls.RecentAsync(0, arguments.Limit, call.CancellationToken).ConfigureAwait(false))),
        new TypedFunction<StatisticsArguments, CallStatistics>(s_statistics, FunctionJson.Default.StatisticsArguments, FunctionJson.Default.CallStatistics,
            async (_, call) => new CallStatistics(await calls.StatisticsAsync(call.CancellationToken).ConfigureAwait(false))),
    ];
}
