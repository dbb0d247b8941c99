using AgentOS.Errors;

namespace AgentOS.Store.Ooze;

/// <summary>Puts the pieces a stream comes in together to lines, none longer than a limit: memory is bounded whatever is sent.</summary>
/// <param name="source">Where the pieces come from.</param>
/// <param name="longest">Bytes of the longest line.</param>
internal sealed class LineAssembler(Stream source, int longest)
{
    private const byte LineFeed = (byte)'\n', CarriageReturn = (byte)'\r';
    private const int UsualSize = 64 * 1024;

    private byte[] _buffer = new byte[UsualSize];
    private int _start, _scanned, _end;

    /// <summary>The next line without its end, valid until the next call; null when the stream has ended. What comes last needs no end.</summary>
    /// <exception cref="AgentOSException"><see cref="OozeErrors.LineTooLong"/>; nothing can be read after it.</exception>
    public async ValueTask<ReadOnlyMemory<byte>?> ReadAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            int length = _buffer.AsSpan(_scanned, _end - _scanned).IndexOf(LineFeed);
            if (length >= 0)
                return Take(_scanned + length, 1);
            _scanned = _end;
            if (_end - _start > longest)
                throw new AgentOSException(OozeErrors.LineTooLong, "read from", "the agent", $"more than {longest} bytes");
            MakeRoom();
            int count = await source.ReadAsync(_buffer.AsMemory(_end), cancellationToken).ConfigureAwait(false);
            _end += count;
            if (count == 0)
                return _start == _end ? (ReadOnlyMemory<byte>?)null : Take(_end, 0);
        }
    }

    private ReadOnlyMemory<byte> Take(int end, int terminator)
    {
        Memory<byte> line = _buffer.AsMemory(_start, end - _start);
        _start = _scanned = end + terminator;
        return line.Span.EndsWith(CarriageReturn) ? line[..^1] : line;
    }

    private void MakeRoom()
    {
        int held = _end - _start;
        // A buffer that one long line needed is not kept for the short ones after it.
        int size = held < UsualSize ? UsualSize : Math.Max(_buffer.Length, held * 2);
        if (_end < _buffer.Length && size == _buffer.Length)
            return;
        byte[] target = size == _buffer.Length ? _buffer : new byte[size];
        _buffer.AsSpan(_start, held).CopyTo(target);
        (_buffer, _scanned, _end, _start) = (target, held, held, 0);
    }
}
