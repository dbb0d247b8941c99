using AgentOS.Linux;
using AgentOS.Storage.Files;
using AgentOS.Storage.Sessions;

namespace AgentOS.Storage.Paths;

/// <summary>What each <see cref="FileMode"/> does to the file a path names.</summary>
internal static class FileOpening
{
    internal static Inode Open(DatabaseSession session, string path, FileMode mode)
    {
        if (mode is not (FileMode.Open or FileMode.Truncate or FileMode.CreateNew))
            return Empty(session, path, mode, ContentOperations.FindOrMake(session, path));

        Errno error = session.Paths.Resolve(path, LinkHandling.Follow, out PathTarget target);
        if (error != Errno.ENOENT || mode != FileMode.CreateNew)
            error.Demand("open", path);
        if (target.Exists && mode == FileMode.CreateNew)
            Errno.EEXIST.Demand("open", path);
        if (!target.Exists && mode != FileMode.CreateNew)
            Errno.ENOENT.Demand("open", path);
        return Empty(session, path, mode, target.Exists ? target.Inode : ContentOperations.FindOrMake(session, path));
    }

    internal static Inode Open(DatabaseSession session, string path, OpenFlags flags, uint? mode)
    {
        bool isNew = session.Paths.Find(path, LinkHandling.Follow, out _) == Errno.ENOENT;
        Inode inode = Open(session, path, ModeOf(flags));
        if (isNew && mode is { } bits)
            session.Tree.Attributes.Change(inode.Number, new InodeChanges { Mode = bits }, out inode).Demand("open", path);
        return inode;
    }

    private static FileMode ModeOf(OpenFlags flags) => (flags & (OpenFlags.Create | OpenFlags.Exclusive | OpenFlags.Truncate)) switch
    {
        OpenFlags.Create => FileMode.OpenOrCreate,
        OpenFlags.Create | OpenFlags.Truncate => FileMode.Create,
        OpenFlags.Truncate => FileMode.Truncate,
        var how when how.HasFlag(OpenFlags.Create | OpenFlags.Exclusive) => FileMode.CreateNew,
        _ => FileMode.Open,
    };

    private static Inode Empty(DatabaseSession session, string path, FileMode mode, Inode inode)
    {
        if (ModeBits.IsDirectory(inode.Mode))
            Errno.EISDIR.Demand("open", path);
        if (mode is (FileMode.Create or FileMode.Truncate) && inode.Size > 0)
            session.Tree.Attributes.Change(inode.Number, new InodeChanges { Size = 0 }, out inode).Demand("open", path);
        return inode;
    }
}
