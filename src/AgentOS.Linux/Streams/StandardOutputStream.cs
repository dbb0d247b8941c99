namespace AgentOS.Linux.Streams;

/// <summary>
/// Standard output as write(2) sees it. The runtime's own console stream swallows EPIPE, so a program would go on producing output nobody
/// reads; a file stream writes at offsets of its own and would overwrite what another process sharing the descriptor wrote.
/// </summary>
public sealed class StandardOutputStream : Stream
{
    private const int StandardOutput = 1;
    private const int Forever = -1;

    /// <summary>Whether a write or <see cref="LookForReader"/> found that the reader has closed its end. Writes after that fail too.</summary>
    public bool IsReaderGone { get; private set; }

    /// <summary>Whether the reader has closed its end by now; for a program that has nothing to write for a while.</summary>
    public bool LookForReader()
    {
        StreamInterop.PollDescriptor asked = new() { Descriptor = StandardOutput };
        _ = StreamInterop.poll(ref asked, 1, 0);
        IsReaderGone |= (asked.ReturnedEvents & StreamInterop.PollError) != 0;
        return !IsReaderGone;
    }

    /// <inheritdoc/>
    public override bool CanRead => false;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => true;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <summary>Writes every byte.</summary>
    /// <exception cref="IOException">The descriptor took no more; <see cref="IsReaderGone"/> says whether that is the reader's doing.</exception>
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (!buffer.IsEmpty)
        {
            nint written = StreamInterop.write(StandardOutput, buffer, (nuint)buffer.Length);
            if (written >= 0)
                buffer = buffer[(int)written..];
            else
                WaitOrFail(SystemCall.LastError);
        }
    }

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Write(buffer.Span);
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    private void WaitOrFail(Errno error)
    {
        switch (error)
        {
            case Errno.EINTR:
                return;
            case Errno.EAGAIN:
                // Somebody sharing the descriptor made it non-blocking (terminals and pipes are shared by design).
                StreamInterop.PollDescriptor wanted = new() { Descriptor = StandardOutput, Events = StreamInterop.PollOut };
                _ = StreamInterop.poll(ref wanted, 1, Forever);
                return;
            default:
                IsReaderGone = error == Errno.EPIPE;
                throw new IOException($"write to standard output: {error.Describe()}");
        }
    }
}
