using System.Buffers;
using AgentOS.Llm.Messages;
using AgentOS.Llm.Streams;

namespace AgentOS.Llm.Formats;

/// <summary>How one family of providers writes questions and answers. Without state; thread-safe.</summary>
public interface IWireFormat
{
    /// <summary>Its name in the configuration.</summary>
    string Name { get; }

    /// <summary>Reads a question.</summary>
    /// <param name="body">JSON.</param>
    /// <param name="model">The model, when the path names it; else null.</param>
    /// <param name="isStream">Whether the path says that the answer comes in parts.</param>
    /// <exception cref="FormatException">It is none.</exception>
    /// <exception cref="System.Text.Json.JsonException">It is no JSON.</exception>
    ChatRequest ReadRequest(ReadOnlyMemory<byte> body, string? model, bool isStream);

    /// <summary>Writes a question.</summary>
    void WriteRequest(ChatRequest request, IBufferWriter<byte> output);

    /// <summary>The path of a question, below the provider's address.</summary>
    string PathOf(ChatRequest request);

    /// <summary>Reads a whole answer.</summary>
    /// <exception cref="System.Text.Json.JsonException">It is no JSON.</exception>
    IReadOnlyList<ChatDelta> ReadAnswer(ReadOnlyMemory<byte> body);

    /// <summary>Reads an answer in parts.</summary>
    IAnswerReader OpenReader();

    /// <summary>Writes a whole answer.</summary>
    void WriteAnswer(ChatAnswer answer, string id, IBufferWriter<byte> output);

    /// <summary>Writes an answer in parts.</summary>
    /// <param name="request">The question.</param>
    /// <param name="id">The answer's, a word.</param>
    IAnswerWriter OpenWriter(ChatRequest request, string id);

    /// <summary>Writes a failure as the family's clients understand it.</summary>
    void WriteError(AnswerFailure failure, IBufferWriter<byte> output);

    /// <summary>Reads the tokens that a piece of an answer tells, without the rest of it.</summary>
    /// <param name="json">A whole answer, or one event's data.</param>
    /// <param name="known">Those known before.</param>
    /// <returns>Those known now.</returns>
    ChatUsage? ReadUsage(ReadOnlyMemory<byte> json, ChatUsage? known);
}

/// <summary>Reads one answer in parts.</summary>
public interface IAnswerReader
{
    /// <summary>Reads an event.</summary>
    /// <exception cref="System.Text.Json.JsonException">It is no JSON.</exception>
    /// <exception cref="ProviderFailure">It is a failure.</exception>
    void Read(SseEvent received, ICollection<ChatDelta> deltas);
}

/// <summary>Writes one answer in parts.</summary>
public interface IAnswerWriter
{
    /// <summary>What stands before the first piece.</summary>
    void Begin(IBufferWriter<byte> output);

    /// <summary>Writes a piece.</summary>
    void Write(ChatDelta delta, IBufferWriter<byte> output);

    /// <summary>What stands after the last piece.</summary>
    void End(IBufferWriter<byte> output);

    /// <summary>Ends it with a failure.</summary>
    void Fail(AnswerFailure failure, IBufferWriter<byte> output);
}
