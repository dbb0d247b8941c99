namespace AgentOS.Mcp.Server;

/// <summary>What the client sends. Its end is told only when what came before it is answered: the SDK's transport drops answers once it saw the end.</summary>
/// <param name="inner">The stream itself, whose reads may not be cancellable, as those of the standard input.</param>
/// <param name="drain">Waits for the answers; told how many messages came, one a line.</param>
internal sealed class DrainingInput(Stream inner, Func<long, CancellationToken, Task> drain) : Stream
{
    private long _messages;

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
        int count = await inner.ReadAsync(buffer, cancellationToken).AsTask().WaitAsync(cancellationToken).ConfigureAwait(false);
        _messages += buffer.Span[..count].Count((byte)'\n');
        if (count == 0)
            await drain(_messages, cancellationToken).ConfigureAwait(false);
        return count;
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
