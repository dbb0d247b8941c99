using AgentOS.Storage.ToolCalls;

namespace AgentOS.Cli.Commands.ToolCalls;

/// <summary>How one tool has fared; also its JSON shape.</summary>
internal sealed record ToolStatistics(string Name, long TotalCalls, long Successful, long Failed, double AvgDurationMs)
{
    public static ToolStatistics Of(ToolCallStatistics tool) =>
        new(tool.Name, tool.TotalCalls, tool.Successful, tool.Failed, tool.AverageDurationMilliseconds);
}
