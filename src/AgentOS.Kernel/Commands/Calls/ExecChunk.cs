namespace AgentOS.Kernel.Commands.Calls;

/// <summary>A part of what a command wrote (CHUNK).</summary>
/// <param name="Stream"><c>stdout</c> or <c>stderr</c>.</param>
/// <param name="Data">The part.</param>
internal sealed record ExecChunk(string Stream, string Data);
