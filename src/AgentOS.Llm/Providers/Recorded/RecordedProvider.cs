using System.Text;
using System.Text.Json;
using AgentOS.Errors;
using AgentOS.Llm.Cassettes;
using AgentOS.Llm.Formats;
using AgentOS.Llm.Requests;

namespace AgentOS.Llm.Providers.Recorded;

/// <summary>
/// Answers from the record of an agent, whoever answered then: a question is found by its format and its JSON, whatever model it names, and answered in the order of the record. Where a cassette
/// holds what a provider and the gateway said to each other, a record holds what the asker and the gateway did. Nothing is sent.
/// </summary>
public sealed class RecordedProvider : IProvider
{
    private const string Streamed = "text/event-stream", Whole = "application/json";

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Queue<string>> _answers = new(StringComparer.Ordinal);

    /// <summary>Reads a record.</summary>
    /// <exception cref="AgentOSException"><see cref="LlmErrors.BadConfiguration"/>, with the line.</exception>
    public RecordedProvider(string file)
    {
        int number = 0;
        try
        {
            foreach (string line in File.ReadLines(file))
            {
                number++;
                Add(JsonSerializer.Deserialize(line, RecordedJson.Default.RecordedCall)!);
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or JsonException)
        {
            throw new AgentOSException(LlmErrors.BadConfiguration, "read", file, $"line {number}: {failure.Message}", failure);
        }
    }

    /// <inheritdoc/>
    public IWireFormat? Format => null;

    /// <inheritdoc/>
    public Task<ProviderAnswer> AskAsync(ProviderCall call, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        string key = KeyOf(call.Format.Name, call.Body, call.IsStream);
        lock (_lock)
        {
            return _answers.TryGetValue(key, out Queue<string>? answers) && answers.TryDequeue(out string? answer)
                ? Task.FromResult(new ProviderAnswer(TypeOf(answer), new MemoryStream(Encoding.UTF8.GetBytes(answer))))
                : throw new AgentOSException(LlmErrors.NotRecorded, "replay", call.Format.Name);
        }
    }

    private static string TypeOf(string answer) => answer.AsSpan().TrimStart() is ['{' or '[', ..] ? Whole : Streamed;

    // Gemini's paths say whether an answer is a stream; the others' bodies do.
    private static string KeyOf(string format, ReadOnlyMemory<byte> question, bool isStream) =>
        CassetteKey.Of(format == "gemini" && isStream ? "gemini stream" : format, RequestHead.Read(question.Span).WithModel(question, ""));

    private void Add(RecordedCall call)
    {
        string key = KeyOf(call.Format, Encoding.UTF8.GetBytes(call.Request), TypeOf(call.Response) == Streamed);
        if (!_answers.TryGetValue(key, out Queue<string>? answers))
            _answers[key] = answers = new Queue<string>();
        answers.Enqueue(call.Response);
    }
}
