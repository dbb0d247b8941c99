using AgentOS.Linux.Files;
using AgentOS.Linux.Polling;
using Microsoft.Win32.SafeHandles;

namespace AgentOS.Linux.Streams;

/// <summary>One end of a pipe as a stream that holds no thread while it waits. One reader or one writer at a time; disposing ends what waits.</summary>
public sealed class PipeStream : Stream
{
    private readonly Lock _lock = new();
    private readonly SafeFileHandle _end;
    private readonly bool _isReading;
    private TaskCompletionSource? _waiting;
    private bool _isDisposed;

    /// <param name="end">The end, which is this stream's from now on.</param>
    /// <param name="access">Which end it is.</param>
    public PipeStream(SafeFileHandle end, FileAccess access)
    {
        (_end, _isReading) = (end, access == FileAccess.Read);
        DescriptorIo.SetNonBlocking(end);
    }

    /// <inheritdoc/>
    public override bool CanRead => _isReading;

    /// <inheritdoc/>
    public override bool CanWrite => !_isReading;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Reads what is there, or waits for it; 0 is the end: nobody has the other end any more, or this one was disposed.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Errno error = Try(() => DescriptorIo.Read(_end, buffer.Span, out int count) is var result && result == Errno.None ? (result, count) : (result, 0), out int read);
            if (error == Errno.None)
                return read;
            await WaitAsync(error, "read", cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Reads what is there, without waiting for it.</summary>
    /// <returns>Null when nothing is there now; 0 is the end.</returns>
    public int? ReadPresent(Memory<byte> buffer) =>
        Try(() => DescriptorIo.Read(_end, buffer.Span, out int count) is var result && result == Errno.None ? (result, count) : (result, 0), out int read) switch
        {
            Errno.None => read,
            Errno.EAGAIN or Errno.EINTR => null,
            _ => 0,
        };

    /// <summary>Writes all of it, waiting while the pipe is full.</summary>
    /// <exception cref="IOException">Nobody reads it any more.</exception>
    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (!buffer.IsEmpty)
        {
            cancellationToken.ThrowIfCancellationRequested();
            ReadOnlyMemory<byte> rest = buffer;
            Errno error = Try(() => DescriptorIo.Write(_end, rest.Span, out int count) is var result && result == Errno.None ? (result, count) : (result, 0), out int written);
            if (error == Errno.None && written == 0)
                throw new IOException("write: the pipe was closed");
            buffer = buffer[written..];
            if (error != Errno.None)
                await WaitAsync(error, "write", cancellationToken).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    /// <inheritdoc/>
    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => ReadAsync(buffer.AsMemory(offset, count)).AsTask().GetAwaiter().GetResult();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => WriteAsync(buffer.AsMemory(offset, count)).AsTask().GetAwaiter().GetResult();

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        lock (_lock)
        {
            _isDisposed = true;
            _end.Dispose();
        }

        _waiting?.TrySetResult();
        base.Dispose(disposing);
    }

    // Under the lock, so that the descriptor is not closed, and its number given to something else, between the question and the call.
    private Errno Try(Func<(Errno Error, int Count)> attempt, out int count)
    {
        lock (_lock)
        {
            (Errno error, count) = _isDisposed ? (Errno.None, 0) : attempt();
            return error;
        }
    }

    private async Task WaitAsync(Errno error, string operation, CancellationToken cancellationToken)
    {
        if (error == Errno.EINTR)
            return;
        if (error != Errno.EAGAIN)
            throw new IOException($"{operation}: {error.Describe()}", new LinuxException(error, operation));
        TaskCompletionSource ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lock)
        {
            if (_isDisposed)
                return;
            _waiting = ready;
            if (_isReading)
                ReadinessWatch.WhenReadable(_end, () => ready.TrySetResult());
            else
                ReadinessWatch.WhenWritable(_end, () => ready.TrySetResult());
        }

        await ready.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
    }
}
