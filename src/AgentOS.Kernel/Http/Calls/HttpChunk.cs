namespace AgentOS.Kernel.Http.Calls;

/// <summary>A part of an answer's body (CHUNK).</summary>
/// <param name="Stream"><c>body</c>.</param>
/// <param name="Data">The part.</param>
internal sealed record HttpChunk(string Stream, string Data);
