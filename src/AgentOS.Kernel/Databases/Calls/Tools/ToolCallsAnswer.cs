using AgentOS.Storage.ToolCalls;

namespace AgentOS.Kernel.Databases.Calls.Tools;

/// <summary>Tool calls.</summary>
/// <param name="Calls">Newest first.</param>
internal sealed record ToolCallsAnswer(IReadOnlyList<ToolCallFields> Calls) : DataAnswer
{
    public static ToolCallsAnswer Of(IReadOnlyList<ToolCall> calls) => new([.. calls.Select(ToolCallFields.Of)]);
}
