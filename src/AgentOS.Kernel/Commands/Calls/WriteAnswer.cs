namespace AgentOS.Kernel.Commands.Calls;

/// <summary>A file was written.</summary>
/// <param name="Success">Always true.</param>
/// <param name="BytesWritten">How much.</param>
internal sealed record WriteAnswer(bool Success, long BytesWritten);
