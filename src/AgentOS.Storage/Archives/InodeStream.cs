using AgentOS.Linux;
using AgentOS.Storage.Files;

namespace AgentOS.Storage.Archives;

/// <summary>Parts of a regular file, one after the other, behind some bytes of our own; for the one reading that a tar writer does.</summary>
internal sealed class InodeStream(IFileTree tree, long number, byte[] start, IReadOnlyList<DataRange> ranges) : Stream
{
    private int _range;
    private long _inRange;

    public override bool CanRead => true;

    /// <summary>The writer takes an entry's size from <see cref="Length"/> only when the stream says it can seek.</summary>
    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length { get; } = start.Length + ranges.Sum(static range => range.Length);

    public override long Position { get; set; }

    public override int Read(Span<byte> buffer)
    {
        if (Position < start.Length)
        {
            int count = Math.Min(buffer.Length, start.Length - (int)Position);
            start.AsSpan((int)Position, count).CopyTo(buffer);
            Position += count;
            return count;
        }

        while (_range < ranges.Count && _inRange == ranges[_range].Length)
            (_range, _inRange) = (_range + 1, 0);
        return _range == ranges.Count ? 0 : ReadRange(buffer);
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private int ReadRange(Span<byte> buffer)
    {
        DataRange range = ranges[_range];
        buffer = buffer[..(int)Math.Min(buffer.Length, range.Length - _inRange)];
        Errno error = tree.Read(number, range.Offset + _inRange, buffer, out int count);
        if (error != Errno.None || count != buffer.Length)
            throw new IOException($"inode {number} cannot be read: {error}");
        Position += count;
        _inRange += count;
        return count;
    }
}
