using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using AgentOS.Gateway.Agents;
using AgentOS.Llm.Formats;
using AgentOS.Llm.Providers;
using AgentOS.Llm.Scheduling;
using AgentOS.LlmServer.Agents;
using AgentOS.LlmServer.Providers;

namespace AgentOS.LlmServer.Exchanges;

/// <summary>Notes what becomes of one call, for its agent's record: one line, of the last try.</summary>
internal sealed class CallJournal(GatewayCore core, KnownAgent agent, Question question)
{
    private static long s_count;

    private readonly long _arrived = core.Clock.GetTimestamp();
    private CallRecord _record = new() { Agent = agent.Client.Name, Model = question.Model, Format = question.Format.Name, StartedAt = core.Clock.GetUtcNow().ToUnixTimeMilliseconds() };

    /// <summary>A word for the answer, when a provider of another format gave it.</summary>
    public string Id { get; } = Interlocked.Increment(ref s_count).ToString("x", CultureInfo.InvariantCulture).PadLeft(24, '0');

    /// <summary>Headers of the answer: the provider's own, who answered, and how long the call waited.</summary>
    public IEnumerable<KeyValuePair<string, string>> HeadersOf(Target target, ProviderAnswer answer) =>
    [
        .. answer.Headers,
        KeyValuePair.Create("x-agentos-model", target.Name.ToString()),
        KeyValuePair.Create("x-agentos-ms", core.Clock.GetElapsedTime(_arrived).TotalMilliseconds.ToString("0.#", CultureInfo.InvariantCulture)),
    ];

    /// <summary>A try is over and paid.</summary>
    public void Settle(Target target, LlmReceipt receipt, CallMeter meter, string? error, int status) => _record = _record with
    {
        Model = target.Name.ToString(),
        InputTokens = receipt.Usage.InputTokens,
        CachedTokens = receipt.Usage.CachedTokens,
        OutputTokens = receipt.Usage.OutputTokens,
        Cost = receipt.Cost,
        QueueMilliseconds = receipt.QueueWait.TotalMilliseconds,
        FirstTokenMilliseconds = receipt.FirstToken?.TotalMilliseconds,
        Milliseconds = receipt.Duration.TotalMilliseconds,
        Status = status,
        ResponseHash = meter.Hash(),
        Response = meter.Content,
        Error = error,
    };

    /// <summary>The asker is gone.</summary>
    public void Cancel() => _record = _record with { Status = 499, Error = "the caller went away" };

    /// <summary>There is no answer.</summary>
    public void Fail(AnswerFailure failure) => _record = _record with { Status = failure.Status, Error = failure.Message };

    /// <summary>It is over.</summary>
    public void Complete() => agent.Record(_record with
    {
        RequestHash = Convert.ToHexStringLower(SHA256.HashData(question.Body.Span)),
        Request = core.Fleet.Current.Configuration.KeepsContent ? Encoding.UTF8.GetString(question.Body.Span) : null,
    });
}
