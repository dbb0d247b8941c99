using System.Buffers;
using AgentOS.Llm.Messages;

namespace AgentOS.Llm.Formats.Think;

/// <summary>The kernel's THINK (docs/protocols/kernel.md). Only a format of questions: no provider speaks it.</summary>
public sealed class ThinkFormat : IWireFormat
{
    /// <summary>The only one.</summary>
    public static ThinkFormat Instance { get; } = new();

    /// <inheritdoc/>
    public string Name => "think";

    /// <inheritdoc/>
    public ChatRequest ReadRequest(ReadOnlyMemory<byte> body, string? model, bool isStream) => ThinkRequestReader.Read(body);

    /// <inheritdoc/>
    public void WriteRequest(ChatRequest request, IBufferWriter<byte> output) => throw new NotSupportedException();

    /// <inheritdoc/>
    public string PathOf(ChatRequest request) => "think";

    /// <inheritdoc/>
    public IReadOnlyList<ChatDelta> ReadAnswer(ReadOnlyMemory<byte> body) => throw new NotSupportedException();

    /// <inheritdoc/>
    public IAnswerReader OpenReader() => throw new NotSupportedException();

    /// <inheritdoc/>
    public void WriteAnswer(ChatAnswer answer, string id, IBufferWriter<byte> output) => ThinkAnswerWriter.WriteWhole(answer, output);

    /// <inheritdoc/>
    public IAnswerWriter OpenWriter(ChatRequest request, string id) => new ThinkAnswerWriter(request);

    /// <inheritdoc/>
    public void WriteError(AnswerFailure failure, IBufferWriter<byte> output) => ThinkAnswerWriter.WriteFailure(failure, output);

    /// <inheritdoc/>
    public ChatUsage? ReadUsage(ReadOnlyMemory<byte> json, ChatUsage? known) => known;
}
