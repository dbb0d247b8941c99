using System.Buffers;

namespace AgentOS.Network.Http;

/// <summary>Reads heads and bodies of HTTP/1.x from a stream, one after the other. While nothing has come it holds no buffer. Not thread-safe.</summary>
/// <param name="stream">Not closed with it.</param>
public sealed class HttpReader(Stream stream) : IDisposable
{
    /// <summary>No head is longer, in bytes.</summary>
    public const int LongestHead = 64 * 1024;

    private const int BufferSize = 16 * 1024;

    private byte[] _buffer = [];
    private int _start, _end;
    private Task<int>? _waiting;

    /// <summary>What was read from the stream and not yet taken.</summary>
    public ReadOnlyMemory<byte> Buffered => _buffer.AsMemory(_start, _end - _start);

    /// <summary>Waits until there is something to read, or the stream has ended. May be called again before it is done.</summary>
    public Task WaitAsync(CancellationToken cancellationToken) => _start < _end ? Task.CompletedTask : _waiting ??= BeginAsync(cancellationToken);

    /// <summary>Reads a request's head.</summary>
    /// <returns>Null when the stream has ended before it.</returns>
    /// <exception cref="FormatException">It is none.</exception>
    /// <exception cref="EndOfStreamException">The stream ended within it.</exception>
    public async ValueTask<RequestHead?> ReadRequestAsync(CancellationToken cancellationToken)
    {
        int length = await FindHeadAsync(cancellationToken).ConfigureAwait(false);
        return length == 0 ? null : RequestHead.Parse(Take(length).Span);
    }

    /// <summary>Reads a response's head.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    /// <exception cref="EndOfStreamException">The stream ended before or within it.</exception>
    public async ValueTask<ResponseHead> ReadResponseAsync(CancellationToken cancellationToken)
    {
        int length = await FindHeadAsync(cancellationToken).ConfigureAwait(false);
        return length == 0 ? throw new EndOfStreamException() : ResponseHead.Parse(Take(length).Span);
    }

    /// <summary>Reads what there is, as it is.</summary>
    /// <param name="most">Bytes at most, 1 and up.</param>
    /// <param name="cancellationToken">Ends waiting.</param>
    /// <returns>Valid until the next call; empty at the end of the stream.</returns>
    public async ValueTask<ReadOnlyMemory<byte>> ReadAsync(long most, CancellationToken cancellationToken)
    {
        if (_start == _end && !await FillAsync(cancellationToken).ConfigureAwait(false))
            return default;
        return Take((int)Math.Min(most, _end - _start));
    }

    /// <summary>Reads a line of at most some bytes.</summary>
    /// <returns>Without its CR LF; valid until the next call.</returns>
    /// <exception cref="FormatException">It is longer, or ends in another way.</exception>
    /// <exception cref="EndOfStreamException">The stream ended within it.</exception>
    internal async ValueTask<ReadOnlyMemory<byte>> ReadLineAsync(int most, CancellationToken cancellationToken)
    {
        int end;
        while ((end = Buffered.Span.IndexOf((byte)'\n')) < 0)
        {
            if (_end - _start > most + 1)
                throw new FormatException("a line is too long");
            if (!await FillAsync(cancellationToken).ConfigureAwait(false))
                throw new EndOfStreamException();
        }

        ReadOnlyMemory<byte> line = Take(end + 1);
        return end > most + 1 ? throw new FormatException("a line is too long")
            : line.Span.EndsWith("\r\n"u8) ? line[..^2]
            : throw new FormatException("a line ends in a way of its own");
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        // A read that nobody waits for any more may still write into the buffer: then nobody else gets it.
        if (_waiting is { IsCompleted: false })
            return;
        _start = _end;
        Release();
    }

    /// <summary>The length of the head that comes next, with its empty line; 0 at the end of the stream.</summary>
    private async ValueTask<int> FindHeadAsync(CancellationToken cancellationToken)
    {
        int searched = 0;
        while (true)
        {
            int end = Buffered.Span[searched..].IndexOf("\r\n\r\n"u8);
            if (end >= 0)
                return searched + end + 4;
            // A request that has only line feeds would otherwise wait for an end that never comes.
            if (Buffered.Span[searched..].IndexOf("\n\n"u8) >= 0 || _end - _start >= LongestHead)
                throw new FormatException("the head is too long, or ends in a way of its own");
            searched = Math.Max(0, _end - _start - 3);
            if (!await FillAsync(cancellationToken).ConfigureAwait(false))
                return _start == _end ? 0 : throw new EndOfStreamException();
        }
    }

    private ReadOnlyMemory<byte> Take(int count)
    {
        ReadOnlyMemory<byte> taken = _buffer.AsMemory(_start, count);
        _start += count;
        _waiting = null;
        return taken;
    }

    /// <summary>Reads more behind what there is.</summary>
    /// <returns>False at the end of the stream.</returns>
    private async ValueTask<bool> FillAsync(CancellationToken cancellationToken) =>
        (_start == _end ? await (_waiting ??= BeginAsync(cancellationToken)).ConfigureAwait(false) : await ReadMoreAsync(cancellationToken).ConfigureAwait(false)) > 0;

    /// <summary>Reads where there is nothing yet. A read of no bytes waits without a buffer; it may end although nothing has come (.NET takes any event of the socket for it), and then one is held.</summary>
    private async Task<int> BeginAsync(CancellationToken cancellationToken)
    {
        Release();
        await stream.ReadAsync(Memory<byte>.Empty, cancellationToken).ConfigureAwait(false);
        return await ReadMoreAsync(cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask<int> ReadMoreAsync(CancellationToken cancellationToken)
    {
        MakeRoom();
        int count = await stream.ReadAsync(_buffer.AsMemory(_end), cancellationToken).ConfigureAwait(false);
        _end += count;
        return count;
    }

    private void MakeRoom()
    {
        if (_end < _buffer.Length)
            return;
        int length = _end - _start;
        byte[] larger = ArrayPool<byte>.Shared.Rent(Math.Max(BufferSize, length * 2));
        Buffered.CopyTo(larger);
        (byte[] former, _buffer, _start, _end) = (_buffer, larger, 0, length);
        if (former.Length > 0)
            ArrayPool<byte>.Shared.Return(former);
    }

    private void Release()
    {
        if (_buffer.Length > 0)
            ArrayPool<byte>.Shared.Return(_buffer);
        (_buffer, _start, _end) = ([], 0, 0);
    }
}
