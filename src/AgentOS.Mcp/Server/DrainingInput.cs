using ModelContextProtocol.Protocol;

namespace AgentOS.Mcp.Server;

/// <summary>What the client sends. Its end is told only when what came before it is answered: the SDK's transport drops answers once it saw the end.</summary>
/// <param name="inner">The stream itself, whose reads may not be cancellable, as those of the standard input.</param>
/// <param name="refuse">Answers what is no message.</param>
/// <param name="drain">Waits for the answers; told how many messages came, one a line.</param>
internal sealed class DrainingInput(Stream inner, Func<JsonRpcError, Task> refuse, Func<long, CancellationToken, Task> drain) : Stream
{
    private const int ReadBytes = 16 * 1024;

    private readonly MessageLines _lines = new();
    private readonly byte[] _received = new byte[ReadBytes];
    private bool _hasEnded;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        int taken;
        while ((taken = _lines.Take(buffer.Span)) == 0 && !_hasEnded)
            await ReceiveAsync(cancellationToken).ConfigureAwait(false);
        if (taken == 0)
            await drain(_lines.Count, cancellationToken).ConfigureAwait(false);
        return taken;
    }

    private async Task ReceiveAsync(CancellationToken cancellationToken)
    {
        int count = await inner.ReadAsync(_received, cancellationToken).AsTask().WaitAsync(cancellationToken).ConfigureAwait(false);
        _hasEnded = count == 0;
        foreach (JsonRpcError error in _hasEnded ? _lines.End() : _lines.Add(_received.AsSpan(0, count)))
            await refuse(error).ConfigureAwait(false);
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => ReadAsync(buffer.AsMemory(offset, count)).AsTask().GetAwaiter().GetResult();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
