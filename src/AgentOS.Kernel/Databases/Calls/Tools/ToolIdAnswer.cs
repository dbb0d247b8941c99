namespace AgentOS.Kernel.Databases.Calls.Tools;

/// <summary>A tool call was recorded.</summary>
/// <param name="Id">Its number.</param>
internal sealed record ToolIdAnswer(long Id) : DataAnswer;
