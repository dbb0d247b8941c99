namespace AgentOS.Kernel.Databases.Calls.Files;

/// <summary>Something was written.</summary>
/// <param name="BytesWritten">How much.</param>
internal sealed record WrittenAnswer(int BytesWritten) : DataAnswer;
