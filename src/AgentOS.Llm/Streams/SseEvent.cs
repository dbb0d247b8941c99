namespace AgentOS.Llm.Streams;

/// <summary>One server-sent event.</summary>
/// <param name="Type">Its <c>event</c> field; null when it has none.</param>
/// <param name="Data">Its <c>data</c> lines, with line feeds between them.</param>
public readonly record struct SseEvent(string? Type, ReadOnlyMemory<byte> Data);
