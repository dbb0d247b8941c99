using AgentOS.Storage.Files;
using AgentOS.Storage.Paths;

namespace AgentOS.Storage;

/// <content>Parts of files.</content>
public sealed partial class AgentFiles
{
    /// <summary>Reads a part of a file without a copy between.</summary>
    /// <param name="path">The file.</param>
    /// <param name="offset">Where the part begins, 0 and up.</param>
    /// <param name="room">Given the whole file's size, returns where the part goes. Called once, inside the operation: it may not call the database.</param>
    /// <param name="cancellationToken">Stops a call that has not begun.</param>
    /// <returns>How many bytes were read.</returns>
    public Task<int> ReadAsync(string path, long offset, Func<long, Memory<byte>> room, CancellationToken cancellationToken = default) =>
        _queue.ReadAsync(session => ContentOperations.ReadPart(session, path, offset, room), cancellationToken);

    /// <summary>Opens a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="flags">How.</param>
    /// <param name="mode">Permission bits of one that is made; null is rw-r--r--.</param>
    /// <param name="cancellationToken">Stops a call that has not begun.</param>
    public async Task<AgentFile> OpenAsync(string path, OpenFlags flags, uint? mode = null, CancellationToken cancellationToken = default)
    {
        bool changes = (flags & (OpenFlags.Create | OpenFlags.Truncate)) != 0;
        Inode inode = changes
            ? await _queue.WriteAsync(session => FileOpening.Open(session, path, flags, mode), cancellationToken).ConfigureAwait(false)
            : await _queue.ReadAsync(session => FileOpening.Open(session, path, FileMode.Open), cancellationToken).ConfigureAwait(false);
        return new AgentFile(_queue, inode.Number, path, flags);
    }
}
