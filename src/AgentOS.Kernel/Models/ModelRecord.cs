using AgentOS.Gateway.Agents;
using AgentOS.Storage.LlmCalls;

namespace AgentOS.Kernel.Models;

/// <summary>Writes a program's calls of language models to its file, which this process has open anyway.</summary>
internal sealed class ModelRecord : IDisposable
{
    private const char ModelSeparator = '/';

    private readonly ModelAsker _asker;
    private readonly LlmCallWriter _writer;

    public ModelRecord(ModelAsker asker, AgentMount mount, TimeProvider clock)
    {
        _asker = asker;
        _writer = new LlmCallWriter(calls => _ = mount.Record(calls), clock);
        asker.Recorded += Add;
    }

    public void Dispose()
    {
        _asker.Recorded -= Add;
        _writer.Dispose();
    }

    private void Add(CallRecord record) => _writer.Add(RowOf(record));

    private static LlmCall RowOf(CallRecord record)
    {
        // PROVIDER/MODEL when somebody answered; else the model that was asked for, as it was asked for.
        int separator = record.Status == 200 ? record.Model.IndexOf(ModelSeparator, StringComparison.Ordinal) : -1;
        return new LlmCall
        {
            StartedNs = record.StartedAt * 1_000_000,
            Agent = record.Agent,
            Provider = separator < 0 ? "" : record.Model[..separator],
            Model = record.Model[(separator + 1)..],
            Format = record.Format,
            Status = record.Status,
            InputTokens = record.InputTokens,
            CachedTokens = record.CachedTokens,
            OutputTokens = record.OutputTokens,
            Cost = record.Cost,
            QueueWait = TimeSpan.FromMilliseconds(record.QueueMilliseconds),
            FirstToken = record.FirstTokenMilliseconds is { } first ? TimeSpan.FromMilliseconds(first) : null,
            Duration = TimeSpan.FromMilliseconds(record.Milliseconds),
            Cause = record.Error,
            RequestHash = record.RequestHash,
            ResponseHash = record.ResponseHash.Length == 0 ? null : record.ResponseHash,
            Request = record.Request,
            Response = record.Response,
        };
    }
}
