using AgentOS.Linux;
using AgentOS.Storage.Files;
using AgentOS.Storage.Paths;
using AgentOS.Storage.Sessions;

namespace AgentOS.Storage;

/// <summary>
/// An open file without a position. What is written is on disk when the call returns. It holds nothing: once the file's last name is removed,
/// every method fails with ENOENT. Thread-safe.
/// </summary>
public sealed class AgentFile
{
    private readonly CommitQueue _queue;
    private readonly long _number;
    private readonly string _path;
    private readonly OpenFlags _flags;

    internal AgentFile(CommitQueue queue, long number, string path, OpenFlags flags) =>
        (_queue, _number, _path, _flags) = (queue, number, path, flags);

    /// <summary>Reads bytes from a place.</summary>
    /// <param name="offset">Where, 0 and up.</param>
    /// <param name="buffer">Takes them.</param>
    /// <param name="cancellationToken">Stops a call that has not begun.</param>
    /// <returns>How many there were; 0 at the end.</returns>
    public Task<int> ReadAsync(long offset, Memory<byte> buffer, CancellationToken cancellationToken = default) => _queue.ReadAsync(
        session =>
        {
            Demand(OpenFlags.Read, "read");
            DemandOffset(offset, "read");
            session.Tree.Content.Read(_number, offset, buffer.Span, out int count).Demand("read", _path);
            return count;
        },
        cancellationToken);

    /// <summary>Writes bytes to a place; to the end when it was opened for appending.</summary>
    /// <param name="offset">Where, 0 and up.</param>
    /// <param name="content">What; not to be changed until the task ends.</param>
    /// <param name="cancellationToken">Stops a call that has not begun.</param>
    public Task WriteAsync(long offset, ReadOnlyMemory<byte> content, CancellationToken cancellationToken = default) => _queue.WriteAsync(
        session =>
        {
            Demand(OpenFlags.Write, "write");
            DemandOffset(offset, "write");
            long place = _flags.HasFlag(OpenFlags.Append) ? Find(session, "write").Size : offset;
            session.Tree.Content.Write(_number, place, content.Span).Demand("write", _path);
            return true;
        },
        cancellationToken);

    /// <summary>Sets its length: cuts it, or extends it by zeros.</summary>
    public Task TruncateAsync(long size, CancellationToken cancellationToken = default) => _queue.WriteAsync(
        session =>
        {
            Demand(OpenFlags.Write, "ftruncate");
            session.Tree.Attributes.Change(_number, new InodeChanges { Size = size }, out _).Demand("ftruncate", _path);
            return true;
        },
        cancellationToken);

    /// <summary>Reads its attributes.</summary>
    public Task<FileStat> StatAsync(CancellationToken cancellationToken = default) => _queue.ReadAsync(
        session => FileStat.From(Find(session, "fstat")), cancellationToken);

    private Inode Find(DatabaseSession session, string syscall)
    {
        session.Tree.Finder.Get(_number, out Inode inode).Demand(syscall, _path);
        return inode;
    }

    private void Demand(OpenFlags access, string syscall)
    {
        if (!_flags.HasFlag(access))
            Errno.EBADF.Demand(syscall, _path);
    }

    private void DemandOffset(long offset, string syscall)
    {
        if (offset < 0)
            Errno.EINVAL.Demand(syscall, _path);
    }
}
