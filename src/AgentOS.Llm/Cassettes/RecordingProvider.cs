using System.Text;
using System.Text.Json;
using AgentOS.Llm.Formats;
using AgentOS.Llm.Providers;

namespace AgentOS.Llm.Cassettes;

/// <summary>Asks a provider, and writes what it answers to a cassette: a line for each call that was answered to its end, or failed.</summary>
/// <param name="inner">Whom it asks.</param>
/// <param name="file">The cassette; added to.</param>
public sealed class RecordingProvider(IProvider inner, string file) : IProvider
{
    private readonly Lock _lock = new();

    /// <inheritdoc/>
    public IWireFormat? Format => inner.Format;

    /// <inheritdoc/>
    public async Task<ProviderAnswer> AskAsync(ProviderCall call, CancellationToken cancellationToken)
    {
        CassetteEntry entry = new() { Key = CassetteKey.Of(call.Path, call.Body), Path = call.Path, Request = Encoding.UTF8.GetString(call.Body.Span) };
        try
        {
            ProviderAnswer answer = await inner.AskAsync(call, cancellationToken).ConfigureAwait(false);
            RecordedStream body = new(answer.Body, chunks => Append(entry with { ContentType = answer.ContentType, Chunks = chunks }));
            return new ProviderAnswer(answer.ContentType, body, answer) { Headers = answer.Headers };
        }
        catch (ProviderFailure failure)
        {
            Append(entry with { Status = failure.Status, ContentType = "application/json", Chunks = [failure.Body is { } body ? Encoding.UTF8.GetString(body) : failure.Message] });
            throw;
        }
    }

    private void Append(CassetteEntry entry)
    {
        string line = JsonSerializer.Serialize(entry, CassetteJson.Default.CassetteEntry);
        lock (_lock)
            File.AppendAllText(file, line + '\n');
    }
}
