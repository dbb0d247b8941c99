using AgentOS.Linux;
using AgentOS.Storage.Timeline;

namespace AgentOS.Storage.Files;

/// <summary>Finding things: entries, inodes, parents.</summary>
internal sealed class DirectoryOperations(
    InodeCache inodes, DentryTable dentries, DirectoryCache directories, OrphanList orphans, FileContent content, TimelineRecorder timeline)
{
    private const int StatBlock = 512;

    internal Errno Lookup(long parent, ReadOnlySpan<byte> name, out Inode inode)
    {
        Errno error = Find(parent, name, out _, out inode);
        if (error == Errno.None)
            Present(ref inode);
        return error;
    }

    /// <summary>Finds an entry and the inode it names, as stored.</summary>
    internal Errno Find(long parent, ReadOnlySpan<byte> name, out Dentry dentry, out Inode inode)
    {
        dentry = default;
        inode = default;
        Errno error = EntryName.Check(name);
        if (error != Errno.None)
            return error;
        if (!dentries.TryFind(parent, name, out dentry))
            return (error = GetDirectory(parent, out _)) == Errno.None ? Errno.ENOENT : error;
        if (!inodes.TryGet(dentry.Number, out inode))
            return Errno.EIO;
        if (ModeBits.IsDirectory(inode.Mode))
            directories.NoteParent(inode.Number, parent);
        timeline.Seen(inode.Number, parent, name);
        return Errno.None;
    }

    internal Errno Get(long number, out Inode inode)
    {
        if (!inodes.TryGet(number, out inode))
            return Errno.ENOENT;
        Present(ref inode);
        return Errno.None;
    }

    internal Errno GetDirectory(long number, out Inode directory)
    {
        if (!inodes.TryGet(number, out directory))
            return Errno.ENOENT;
        return ModeBits.IsDirectory(directory.Mode) ? Errno.None : Errno.ENOTDIR;
    }

    /// <summary>Judges whether a new name may be made in a directory.</summary>
    internal Errno GetParentForNew(long parent, ReadOnlySpan<byte> name, out Inode directory)
    {
        directory = default;
        Errno error = EntryName.Check(name);
        if (error == Errno.None)
            error = GetDirectory(parent, out directory);
        if (error != Errno.None)
            return error;
        // A directory that was removed while somebody holds it takes no new names.
        if (orphans.Contains(parent))
            return Errno.ENOENT;
        return dentries.TryFind(parent, name, out _) ? Errno.EEXIST : Errno.None;
    }

    internal Errno List(long number, IDirectorySink sink)
    {
        Errno error = GetDirectory(number, out _);
        if (error == Errno.None)
            dentries.List(number, sink);
        return error;
    }

    internal Errno GetParent(long number, out long parent)
    {
        parent = 0;
        Errno error = GetDirectory(number, out _);
        if (error != Errno.None)
            return error;
        parent = directories.GetParent(number);
        return parent == 0 ? Errno.ENOENT : Errno.None;
    }

    /// <summary>Turns a stored inode into what stat(2) shows.</summary>
    internal void Present(ref Inode inode)
    {
        if (ModeBits.IsDirectory(inode.Mode))
            inode.LinkCount = orphans.Contains(inode.Number) ? 0 : 2 + directories.CountSubdirectories(inode.Number);
        long storage = ModeBits.IsRegular(inode.Mode) ? content.MeasureStorage(inode) : 0;
        inode.Blocks = (storage + StatBlock - 1) / StatBlock;
    }
}
