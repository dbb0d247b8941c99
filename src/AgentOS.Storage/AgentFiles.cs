using System.Text;
using AgentOS.Storage.Files;
using AgentOS.Storage.Paths;
using AgentOS.Storage.Sessions;

namespace AgentOS.Storage;

/// <summary>
/// The agent's files by path. Paths start at the root whether or not they begin with a slash, <c>..</c> never leaves it, and symbolic
/// links are followed. Every method throws <see cref="FileSystemException"/> when the operation is not possible; then nothing was changed.
/// </summary>
public sealed partial class AgentFiles
{
    private readonly CommitQueue _queue;

    internal AgentFiles(CommitQueue queue) => _queue = queue;

    /// <summary>Replaces a file's content, making the file and its parent directories when they are missing.</summary>
    public Task WriteAsync(string path, ReadOnlyMemory<byte> content, CancellationToken cancellationToken = default) =>
        ChangeAsync(session => ContentOperations.Replace(session, path, content), cancellationToken);

    /// <summary>Replaces a file's content by text in UTF-8.</summary>
    public Task WriteTextAsync(string path, string content, CancellationToken cancellationToken = default) =>
        WriteAsync(path, Encoding.UTF8.GetBytes(content), cancellationToken);

    /// <summary>Adds to a file's end, making it when it is missing.</summary>
    public Task AppendAsync(string path, ReadOnlyMemory<byte> content, CancellationToken cancellationToken = default) =>
        ChangeAsync(session => ContentOperations.Append(session, path, content), cancellationToken);

    /// <summary>Reads a whole file.</summary>
    public Task<byte[]> ReadAsync(string path, CancellationToken cancellationToken = default) =>
        _queue.ReadAsync(session => ContentOperations.Read(session, path), cancellationToken);

    /// <summary>Reads a whole file as UTF-8 text.</summary>
    public async Task<string> ReadTextAsync(string path, CancellationToken cancellationToken = default) =>
        Encoding.UTF8.GetString(await ReadAsync(path, cancellationToken));

    /// <summary>Copies a file's content and permission bits, replacing the destination's.</summary>
    public Task CopyAsync(string from, string to, CancellationToken cancellationToken = default) =>
        ChangeAsync(session => ContentOperations.Copy(session, from, to), cancellationToken);

    /// <summary>Sets a file's length: cuts it, or extends it by zeros.</summary>
    public Task TruncateAsync(string path, long size, CancellationToken cancellationToken = default) =>
        ChangeAsync(session => PathOperations.Change(session, path, "truncate", new InodeChanges { Size = size }), cancellationToken);

    /// <summary>Opens a file as a seekable stream. What is written is on disk after a flush.</summary>
    /// <param name="path">The file.</param>
    /// <param name="mode">What happens when it exists or is missing.</param>
    /// <param name="access">What the stream may do.</param>
    /// <param name="cancellationToken">Stops a call that has not begun.</param>
    public async Task<Stream> OpenAsync(string path, FileMode mode, FileAccess access, CancellationToken cancellationToken = default)
    {
        Inode inode = mode == FileMode.Open
            ? await _queue.ReadAsync(session => FileOpening.Open(session, path, mode), cancellationToken)
            : await _queue.WriteAsync(session => FileOpening.Open(session, path, mode), cancellationToken);
        long position = mode == FileMode.Append ? inode.Size : 0;
        return new AgentFileStream(_queue, inode.Number, path, access, inode.Size, position);
    }

    /// <summary>Opens an existing file for reading.</summary>
    public Task<Stream> OpenReadAsync(string path, CancellationToken cancellationToken = default) =>
        OpenAsync(path, FileMode.Open, FileAccess.Read, cancellationToken);

    /// <summary>Opens a file for writing from its start, making it when it is missing; existing content stays until overwritten.</summary>
    public Task<Stream> OpenWriteAsync(string path, CancellationToken cancellationToken = default) =>
        OpenAsync(path, FileMode.OpenOrCreate, FileAccess.Write, cancellationToken);

    /// <summary>Measures the tree and its disk.</summary>
    public Task<TreeUsage> StatisticsAsync(CancellationToken cancellationToken = default) =>
        _queue.ReadAsync(
            static session =>
            {
                FileTreeStatistics sizes = TreeStatistics.Measure(session.Connection, session.Tree.CountInodes());
                long used = sizes.TotalBlocks - sizes.FreeBlocks;
                return new TreeUsage(sizes.Inodes, used * sizes.BlockSize, sizes.AvailableBlocks * sizes.BlockSize);
            },
            cancellationToken);

    private Task<bool> ChangeAsync(Action<DatabaseSession> change, CancellationToken cancellationToken) => _queue.WriteAsync(
        session =>
        {
            change(session);
            return true;
        },
        cancellationToken);
}
