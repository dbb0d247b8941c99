using System.Security.Cryptography;
using System.Text;
using AgentOS.Llm.Formats;
using AgentOS.Llm.Messages;
using AgentOS.Llm.Scheduling;
using AgentOS.Llm.Streams;

namespace AgentOS.LlmServer.Exchanges;

/// <summary>Counts what an answer used while it passes.</summary>
/// <param name="lease">Is told of tokens as they come.</param>
/// <param name="format">What the answer is in.</param>
/// <param name="keepsContent">Whether the answer itself is remembered.</param>
internal sealed class CallMeter(LlmLease lease, IWireFormat? format, bool keepsContent) : IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly MemoryStream? _content = keepsContent ? new MemoryStream() : null;
    private ChatUsage? _told;
    private long _bytes;

    /// <summary>SHA-256 of all that passed, in hexadecimal.</summary>
    public string Hash() => Convert.ToHexStringLower(_hash.GetCurrentHash());

    /// <summary>All that passed; null when it is not remembered.</summary>
    public string? Content => _content is { } kept ? Encoding.UTF8.GetString(kept.GetBuffer().AsSpan(0, (int)kept.Length)) : null;

    /// <summary>What was used: as told, or else estimated.</summary>
    public LlmUsage Usage => _told is { } told
        ? new LlmUsage(told.Input, Math.Min(told.CachedInput, told.Input), told.Output)
        : new LlmUsage(lease.Ticket.Request.InputTokens, 0, lease.StreamedTokens > 0 ? lease.StreamedTokens : TokenEstimate.OfBytes(_bytes));

    /// <summary>Bytes of the answer pass.</summary>
    public void Pass(ReadOnlySpan<byte> bytes)
    {
        _hash.AppendData(bytes);
        _content?.Write(bytes);
        _bytes += bytes.Length;
    }

    /// <summary>An event of the answer passes: about one token.</summary>
    public void Pass(SseEvent passing)
    {
        lease.Streamed(1);
        _told = format?.ReadUsage(passing.Data, _told) ?? _told;
    }

    /// <summary>The whole answer has passed.</summary>
    public void PassWhole(ReadOnlyMemory<byte> body) => _told = format?.ReadUsage(body, _told) ?? _told;

    /// <summary>The provider tells what was used.</summary>
    public void Tell(ChatUsage usage) => _told = usage;

    public void Dispose()
    {
        _hash.Dispose();
        _content?.Dispose();
    }
}
