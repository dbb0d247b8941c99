using AgentOS.Client.ToolCalls;

namespace AgentOS.Functions.ToolCalls;

internal sealed record CallStatistics(IReadOnlyList<ToolStatistics> Tools);
