using System.Text;
using System.Text.Json;
using AgentOS.Errors;
using AgentOS.Llm.Formats;
using AgentOS.Llm.Providers;

namespace AgentOS.Llm.Cassettes;

/// <summary>Answers from a cassette, without a provider: calls of the same question in the order they were recorded. Nothing is sent.</summary>
public sealed class ReplayingProvider : IProvider
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Queue<CassetteEntry>> _entries = new(StringComparer.Ordinal);

    /// <summary>Reads a cassette.</summary>
    /// <param name="file">It.</param>
    /// <param name="format">What its provider spoke; null when it was scripted.</param>
    /// <exception cref="AgentOSException"><see cref="LlmErrors.BadConfiguration"/>, with the line.</exception>
    public ReplayingProvider(string file, IWireFormat? format)
    {
        Format = format;
        int number = 0;
        try
        {
            foreach (string line in File.ReadLines(file))
            {
                number++;
                Add(JsonSerializer.Deserialize(line, CassetteJson.Default.CassetteEntry)!);
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or JsonException)
        {
            throw new AgentOSException(LlmErrors.BadConfiguration, "read", file, $"line {number}: {failure.Message}", failure);
        }
    }

    /// <inheritdoc/>
    public IWireFormat? Format { get; }

    /// <inheritdoc/>
    public Task<ProviderAnswer> AskAsync(ProviderCall call, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        CassetteEntry entry = Take(CassetteKey.Of(call.Path, call.Body));
        byte[] body = Encoding.UTF8.GetBytes(string.Concat(entry.Chunks));
        return entry.Status == 200
            ? Task.FromResult(new ProviderAnswer(entry.ContentType, new MemoryStream(body)))
            : throw new ProviderFailure(entry.Status, FailureText.Of("the cassette", entry.Status, body)) { Body = body };
    }

    private CassetteEntry Take(string key)
    {
        lock (_lock)
        {
            return _entries.TryGetValue(key, out Queue<CassetteEntry>? entries) && entries.TryDequeue(out CassetteEntry? entry)
                ? entry
                : throw new AgentOSException(LlmErrors.NotRecorded, "replay", key);
        }
    }

    private void Add(CassetteEntry entry)
    {
        if (!_entries.TryGetValue(entry.Key, out Queue<CassetteEntry>? entries))
            _entries[entry.Key] = entries = new Queue<CassetteEntry>();
        entries.Enqueue(entry);
    }
}
