using AgentOS.Storage.Files;
using AgentOS.Storage.Sessions;

namespace AgentOS.Storage.Paths;

/// <summary>A file of an agent database as a stream: seekable, reading ahead and collecting writes in chunk-sized pieces.</summary>
internal sealed class AgentFileStream(CommitQueue queue, long number, string path, FileAccess access, long length, long position) : Stream
{
    private const int BufferSize = 256 * 1024;

    private readonly byte[] _buffer = new byte[BufferSize];
    private long _start;
    private int _filled;
    private bool _isDirty;
    private long _length = length;
    private bool _isClosed;

    public override bool CanRead => !_isClosed && access.HasFlag(FileAccess.Read);

    public override bool CanSeek => !_isClosed;

    public override bool CanWrite => !_isClosed && access.HasFlag(FileAccess.Write);

    public override long Length => _length;

    public override long Position { get; set; } = position;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        Demand(CanRead);
        if (buffer.IsEmpty || Position >= _length)
            return 0;
        if (_isDirty || Position < _start || Position >= _start + _filled)
        {
            await FlushAsync(cancellationToken);
            _start = Position;
            _filled = await queue.ReadAsync(ReadBuffer, cancellationToken);
        }

        int at = (int)(Position - _start);
        int count = Math.Min(buffer.Length, _filled - at);
        _buffer.AsMemory(at, count).CopyTo(buffer);
        Position += count;
        return count;
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        Demand(CanWrite);
        while (!buffer.IsEmpty)
        {
            if (!_isDirty || Position != _start + _filled || _filled == BufferSize)
            {
                await FlushAsync(cancellationToken);
                (_start, _filled, _isDirty) = (Position, 0, true);
            }

            int count = Math.Min(buffer.Length, BufferSize - _filled);
            buffer[..count].CopyTo(_buffer.AsMemory(_filled));
            buffer = buffer[count..];
            _filled += count;
            Position += count;
            _length = Math.Max(_length, Position);
        }
    }

    public override async Task FlushAsync(CancellationToken cancellationToken)
    {
        if (_isDirty && _filled > 0)
            await queue.WriteAsync(WriteBuffer, cancellationToken);
        _isDirty = false;
        _filled = 0;
    }

    public override void SetLength(long value)
    {
        Demand(CanWrite);
        Flush();
        queue.WriteAsync(session => Resize(session, value), CancellationToken.None).GetAwaiter().GetResult();
        _length = value;
    }

    public override long Seek(long offset, SeekOrigin origin)
    {
        long target = offset + origin switch
        {
            SeekOrigin.Begin => 0,
            SeekOrigin.Current => Position,
            _ => _length,
        };
        if (target < 0)
            throw new FileSystemException(Linux.Errno.EINVAL, "lseek", path);
        return Position = target;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) =>
        ReadAsync(buffer.AsMemory(offset, count)).AsTask().GetAwaiter().GetResult();

    public override void Write(byte[] buffer, int offset, int count) =>
        WriteAsync(buffer.AsMemory(offset, count)).AsTask().GetAwaiter().GetResult();

    public override void Flush() => FlushAsync(CancellationToken.None).GetAwaiter().GetResult();

    public override async ValueTask DisposeAsync()
    {
        if (!_isClosed)
            await FlushAsync(CancellationToken.None);
        _isClosed = true;
        await base.DisposeAsync();
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing && !_isClosed)
            Flush();
        _isClosed = true;
        base.Dispose(disposing);
    }

    private int ReadBuffer(DatabaseSession session)
    {
        session.Tree.Content.Read(number, _start, _buffer, out int count).Demand("read", path);
        return count;
    }

    private bool WriteBuffer(DatabaseSession session)
    {
        session.Tree.Content.Write(number, _start, _buffer.AsSpan(0, _filled)).Demand("write", path);
        return true;
    }

    private bool Resize(DatabaseSession session, long size)
    {
        session.Tree.Attributes.Change(number, new InodeChanges { Size = size }, out _).Demand("ftruncate", path);
        return true;
    }

    private void Demand(bool isPossible)
    {
        ObjectDisposedException.ThrowIf(_isClosed, this);
        if (!isPossible)
            throw new NotSupportedException($"'{path}' was not opened for this");
    }
}
