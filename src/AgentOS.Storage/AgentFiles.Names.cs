using AgentOS.Storage.Files;
using AgentOS.Storage.Paths;

namespace AgentOS.Storage;

/// <content>Names, attributes and trees.</content>
public sealed partial class AgentFiles
{
    /// <summary>Lists a directory in byte order of the names.</summary>
    public async Task<IReadOnlyList<DirectoryEntry>> ListAsync(string path, CancellationToken cancellationToken = default) =>
        await _queue.ReadAsync(session => PathOperations.List(session, path), cancellationToken);

    /// <summary>Lists everything below a directory, parents before their children. Links are not followed.</summary>
    public async Task<IReadOnlyList<WalkEntry>> WalkAsync(string path, CancellationToken cancellationToken = default) =>
        await _queue.ReadAsync(session => TreeOperations.Walk(session, path), cancellationToken);

    /// <summary>Reads the attributes of what a path leads to.</summary>
    public Task<FileStat> StatAsync(string path, CancellationToken cancellationToken = default) =>
        _queue.ReadAsync(session => PathOperations.Stat(session, path, "stat", LinkHandling.Follow), cancellationToken);

    /// <summary>Reads the attributes of what a path names, of a link those of the link.</summary>
    public Task<FileStat> LinkStatAsync(string path, CancellationToken cancellationToken = default) =>
        _queue.ReadAsync(session => PathOperations.Stat(session, path, "lstat", LinkHandling.Keep), cancellationToken);

    /// <summary>Whether a path leads to anything.</summary>
    public Task<bool> ExistsAsync(string path, CancellationToken cancellationToken = default) =>
        _queue.ReadAsync(session => session.Paths.Find(path, LinkHandling.Follow, out _) == Linux.Errno.None, cancellationToken);

    /// <summary>Fails unless the owner of the file has the rights asked for.</summary>
    public Task AccessAsync(string path, FileAccessMode mode = FileAccessMode.Exists, CancellationToken cancellationToken = default) =>
        _queue.ReadAsync(
            session =>
            {
                PathOperations.Access(session, path, mode);
                return true;
            },
            cancellationToken);

    /// <summary>Makes a directory; its parent must exist.</summary>
    public Task MakeDirectoryAsync(string path, CancellationToken cancellationToken = default) =>
        ChangeAsync(session => PathOperations.MakeDirectory(session, path), cancellationToken);

    /// <summary>Makes a directory with all its parents; it may exist.</summary>
    public Task MakeDirectoriesAsync(string path, CancellationToken cancellationToken = default) =>
        ChangeAsync(session => PathOperations.MakeDirectories(session, path), cancellationToken);

    /// <summary>Removes an empty directory.</summary>
    public Task RemoveAsync(string path, CancellationToken cancellationToken = default) =>
        ChangeAsync(session => PathOperations.RemoveDirectory(session, path), cancellationToken);

    /// <summary>Removes a file, or a directory with everything in it, as one change.</summary>
    public Task RemoveTreeAsync(string path, CancellationToken cancellationToken = default) =>
        ChangeAsync(session => TreeOperations.Remove(session, path), cancellationToken);

    /// <summary>Removes a file's name, and the file with its last name.</summary>
    public Task DeleteFileAsync(string path, CancellationToken cancellationToken = default) =>
        ChangeAsync(session => PathOperations.Unlink(session, path), cancellationToken);

    /// <summary>Renames a file or directory.</summary>
    /// <param name="from">Its present path.</param>
    /// <param name="to">Its new path.</param>
    /// <param name="flags">What happens when the new path exists; by default it is replaced.</param>
    /// <param name="cancellationToken">Stops a call that has not begun.</param>
    public Task RenameAsync(string from, string to, RenameFlags flags = RenameFlags.None, CancellationToken cancellationToken = default) =>
        ChangeAsync(session => PathOperations.Rename(session, from, to, flags), cancellationToken);

    /// <summary>Makes a symbolic link.</summary>
    /// <param name="target">Where it points; need not exist.</param>
    /// <param name="path">The link.</param>
    /// <param name="cancellationToken">Stops a call that has not begun.</param>
    public Task MakeSymbolicLinkAsync(string target, string path, CancellationToken cancellationToken = default) =>
        ChangeAsync(session => PathOperations.MakeSymbolicLink(session, target, path), cancellationToken);

    /// <summary>Gives a file another name.</summary>
    public Task LinkAsync(string existing, string path, CancellationToken cancellationToken = default) =>
        ChangeAsync(session => PathOperations.Link(session, existing, path), cancellationToken);

    /// <summary>Reads where a symbolic link points.</summary>
    public Task<string> ReadLinkAsync(string path, CancellationToken cancellationToken = default) =>
        _queue.ReadAsync(session => PathOperations.ReadLink(session, path), cancellationToken);

    /// <summary>Sets the permission bits.</summary>
    public Task ChangeModeAsync(string path, uint mode, CancellationToken cancellationToken = default) =>
        ChangeAsync(session => PathOperations.Change(session, path, "chmod", new InodeChanges { Mode = mode }), cancellationToken);

    /// <summary>Sets owner and group.</summary>
    public Task ChangeOwnerAsync(string path, uint uid, uint gid, CancellationToken cancellationToken = default) =>
        ChangeAsync(session => PathOperations.Change(session, path, "chown", new InodeChanges { UserId = uid, GroupId = gid }), cancellationToken);

    /// <summary>Sets the times of last access and last change of content.</summary>
    public Task SetTimesAsync(string path, FileTime accessTime, FileTime modifyTime, CancellationToken cancellationToken = default) =>
        ChangeAsync(
            session => PathOperations.Change(
                session, path, "utime", new InodeChanges { AccessTime = accessTime, ModifyTime = modifyTime }),
            cancellationToken);
}
