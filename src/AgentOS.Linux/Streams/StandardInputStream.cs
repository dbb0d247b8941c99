using AgentOS.Linux.Files;
using Microsoft.Win32.SafeHandles;

namespace AgentOS.Linux.Streams;

/// <summary>
/// Standard input as read(2) sees it, for a thread that does nothing else: asynchronous reading holds the calling thread as well, where the runtime's own would hold
/// one of the pool's few.
/// </summary>
public sealed class StandardInputStream : Stream
{
    private readonly SafeFileHandle _input = new(0, ownsHandle: false);

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        while (true)
        {
            Errno error = DescriptorIo.Read(_input, buffer, out int count);
            if (error == Errno.None)
                return count;
            if (error == Errno.EAGAIN)
                DescriptorIo.WaitReadable(_input); // Somebody who shares it made it non-blocking.
            else if (error != Errno.EINTR)
                throw new IOException($"read standard input: {error.Describe()}");
        }
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => ValueTask.FromResult(Read(buffer.Span));

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
