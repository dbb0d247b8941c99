using System.Globalization;

namespace AgentOS.Network.Http;

/// <summary>Reads a body without its framing.</summary>
/// <param name="reader">Stands behind the head.</param>
/// <param name="framing">How it ends.</param>
public sealed class BodyReader(HttpReader reader, BodyFraming framing)
{
    private const int LongestChunkLine = 256, MostDigits = 15;

    private long _left = framing.Length ?? (framing.IsChunked ? 0 : long.MaxValue);
    private bool _isOver = framing.Length == 0, _isInside;

    /// <summary>The fields behind it, known at its end.</summary>
    public HeaderFields Trailer { get; private set; } = new();

    /// <summary>Reads some of it.</summary>
    /// <param name="cancellationToken">Ends waiting.</param>
    /// <returns>Valid until the next call; empty at its end.</returns>
    /// <exception cref="FormatException">Its chunks cannot be read.</exception>
    /// <exception cref="EndOfStreamException">It was cut off.</exception>
    public async ValueTask<ReadOnlyMemory<byte>> ReadAsync(CancellationToken cancellationToken)
    {
        if (!_isOver && framing.IsChunked && _left == 0)
            await NextChunkAsync(cancellationToken).ConfigureAwait(false);
        if (_isOver)
            return default;
        ReadOnlyMemory<byte> data = await reader.ReadAsync(_left, cancellationToken).ConfigureAwait(false);
        if (data.IsEmpty && !framing.EndsWithConnection)
            throw new EndOfStreamException();
        _left -= data.Length;
        _isOver = data.IsEmpty || (_left == 0 && !framing.IsChunked);
        return data;
    }

    private async ValueTask NextChunkAsync(CancellationToken cancellationToken)
    {
        if (_isInside && !(await reader.ReadLineAsync(0, cancellationToken).ConfigureAwait(false)).IsEmpty)
            throw new FormatException("a chunk is longer than it says");
        _left = Size((await reader.ReadLineAsync(LongestChunkLine, cancellationToken).ConfigureAwait(false)).Span);
        _isInside = true;
        if (_left > 0)
            return;
        _isOver = true;
        Trailer = await TrailerFields.ReadAsync(reader, cancellationToken).ConfigureAwait(false);
    }

    private static long Size(ReadOnlySpan<byte> line)
    {
        int end = line.IndexOf((byte)';');
        ReadOnlySpan<byte> digits = end < 0 ? line : line[..end];
        return digits.Length <= MostDigits && HttpToken.IsFieldValue(line) && long.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out long size)
            ? size
            : throw new FormatException("a chunk does not say how long it is");
    }
}
