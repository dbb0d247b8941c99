namespace AgentOS.Kernel.Commands.Calls;

/// <summary>A file's content.</summary>
/// <param name="Success">Always true.</param>
/// <param name="Content">It.</param>
/// <param name="Size">Of the whole file, in bytes.</param>
/// <param name="Lossy">True when it is no UTF-8 and was shown with U+FFFD; absent otherwise.</param>
internal sealed record ReadAnswer(bool Success, string Content, long Size, bool? Lossy);
