using System.Text;
using AgentOS.Errors;

namespace AgentOS.Store.Ooze;

/// <summary>Reads an agent's lines to their end: messages go to somebody, all else is judged and counted.</summary>
/// <param name="output">The agent's standard output.</param>
/// <param name="longestLine">Bytes of the longest line.</param>
/// <param name="counts">Counts what is no message.</param>
internal sealed class AgentReader(Stream output, int longestLine, LineCounter counts)
{
    private const int LongestNoise = 4096;

    /// <summary>Takes a message.</summary>
    public required Action<AgentMessage> Take { get; init; }

    /// <summary>Hears of a message that is not as it should be.</summary>
    public required Action<string> Break { get; init; }

    /// <summary>Hears a line that is none, cut.</summary>
    public required Action<string> HearNoise { get; init; }

    /// <summary>Reads until the agent has closed it, or this is cancelled.</summary>
    /// <exception cref="AgentOSException"><see cref="OozeErrors.LineTooLong"/>.</exception>
    public async Task ReadAsync(CancellationToken cancellationToken)
    {
        LineAssembler lines = new(output, longestLine);
        try
        {
            while (await lines.ReadAsync(cancellationToken).ConfigureAwait(false) is { } line)
                Handle(line.Span);
        }
        catch (Exception gone) when (gone is IOException or ObjectDisposedException or OperationCanceledException)
        {
            // Disposed, or the pipe broke.
        }
    }

    private void Handle(ReadOnlySpan<byte> line)
    {
        if (line.IsEmpty)
            return;
        ParsedLine parsed = AgentMessageParser.Parse(line);
        switch (parsed)
        {
            case { Message: { } message }:
                Take(message);
                break;
            case { Kind: LineKind.Unknown }:
                counts.Add(static sum => sum with { Unknown = sum.Unknown + 1 });
                break;
            case { Kind: LineKind.Broken }:
                counts.Add(static sum => sum with { Broken = sum.Broken + 1 });
                Break($"the agent sent a line that is no message: {parsed.Problem}");
                break;
            default:
                counts.Add(static sum => sum with { Noise = sum.Noise + 1 });
                HearNoise(Encoding.UTF8.GetString(line[..Math.Min(line.Length, LongestNoise)]));
                break;
        }
    }
}
