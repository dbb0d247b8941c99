using System.Text;
using AgentOS.Linux;
using AgentOS.Storage.Files;
using AgentOS.Storage.Sessions;

namespace AgentOS.Storage.Paths;

/// <summary>Operations on names, by path, inside a transaction.</summary>
internal static class PathOperations
{
    internal const uint NewFileMode = ModeBits.Regular | 0x1A4; // rw-r--r--
    internal const uint NewDirectoryMode = ModeBits.Directory | 0x1ED; // rwxr-xr-x

    internal static void Demand(this Errno error, string syscall, string path)
    {
        if (error != Errno.None)
            throw new FileSystemException(error, syscall, path);
    }

    /// <summary>What a path names.</summary>
    internal static Inode Find(DatabaseSession session, string path, string syscall, LinkHandling lastLink = LinkHandling.Follow)
    {
        session.Paths.Find(path, lastLink, out Inode inode).Demand(syscall, path);
        return inode;
    }

    /// <summary>The directory and the name of something that exists, for removing or renaming it.</summary>
    internal static PathTarget FindName(DatabaseSession session, string path, string syscall)
    {
        session.Paths.Resolve(path, LinkHandling.Keep, out PathTarget target).Demand(syscall, path);
        if (!target.Exists)
            Errno.ENOENT.Demand(syscall, path);
        if (target.Name.Length == 0)
            Errno.EBUSY.Demand(syscall, path);
        return target;
    }

    /// <summary>The directory and the name of something to make.</summary>
    internal static PathTarget FindPlace(DatabaseSession session, string path, string syscall)
    {
        session.Paths.Resolve(path, LinkHandling.Keep, out PathTarget target).Demand(syscall, path);
        if (target.Exists)
            Errno.EEXIST.Demand(syscall, path);
        return target;
    }

    internal static FileStat Stat(DatabaseSession session, string path, string syscall, LinkHandling lastLink)
    {
        Inode inode = Find(session, path, syscall, lastLink);
        session.Tree.Finder.Present(ref inode);
        return FileStat.From(inode);
    }

    internal static List<DirectoryEntry> List(DatabaseSession session, string path)
    {
        Inode directory = Find(session, path, "scandir");
        if (!ModeBits.IsDirectory(directory.Mode))
            Errno.ENOTDIR.Demand("scandir", path);
        List<DirectoryEntry> entries = [];
        foreach ((byte[] name, long number, _) in EntryCollector.List(session.Tree, directory.Number))
        {
            if (session.Tree.Finder.Get(number, out Inode inode) == Errno.None)
                entries.Add(new DirectoryEntry(Encoding.UTF8.GetString(name), FileStat.From(inode)));
        }

        return entries;
    }

    internal static void MakeDirectory(DatabaseSession session, string path)
    {
        PathTarget place = FindPlace(session, path, "mkdir");
        session.Tree.Names.Make(place.Parent, place.Name, new NewInode(NewDirectoryMode, 0, 0), out _).Demand("mkdir", path);
    }

    internal static void MakeDirectories(DatabaseSession session, string path)
    {
        session.Paths.ResolveMakingParents(path, out PathTarget target).Demand("mkdir", path);
        if (!target.Exists)
            session.Tree.Names.Make(target.Parent, target.Name, new NewInode(NewDirectoryMode, 0, 0), out _).Demand("mkdir", path);
        else if (!ModeBits.IsDirectory(target.Inode.Mode))
            Errno.EEXIST.Demand("mkdir", path);
    }

    internal static void Unlink(DatabaseSession session, string path)
    {
        PathTarget target = FindName(session, path, "unlink");
        session.Tree.Names.Unlink(target.Parent, target.Name).Demand("unlink", path);
    }

    internal static void RemoveDirectory(DatabaseSession session, string path)
    {
        PathTarget target = FindName(session, path, "rmdir");
        session.Tree.Names.RemoveDirectory(target.Parent, target.Name).Demand("rmdir", path);
    }

    internal static void Rename(DatabaseSession session, string from, string to, RenameFlags flags)
    {
        PathTarget source = FindName(session, from, "rename");
        session.Paths.Resolve(to, LinkHandling.Keep, out PathTarget target).Demand("rename", to);
        if (target.Name.Length == 0)
            Errno.EBUSY.Demand("rename", to);
        session.Tree.Renaming.Rename(source.Parent, source.Name, target.Parent, target.Name, flags).Demand("rename", from);
    }

    internal static void MakeSymbolicLink(DatabaseSession session, string target, string path)
    {
        PathTarget place = FindPlace(session, path, "symlink");
        session.Tree.Names.MakeSymbolicLink(place.Parent, place.Name, Encoding.UTF8.GetBytes(target), 0, 0, out _).Demand("symlink", path);
    }

    internal static void Link(DatabaseSession session, string existing, string path)
    {
        Inode inode = Find(session, existing, "link", LinkHandling.Keep);
        PathTarget place = FindPlace(session, path, "link");
        session.Tree.Names.Link(inode.Number, place.Parent, place.Name, out _).Demand("link", path);
    }

    internal static string ReadLink(DatabaseSession session, string path)
    {
        Inode inode = Find(session, path, "readlink", LinkHandling.Keep);
        byte[] target = new byte[IFileTree.MaxTargetLength];
        session.Tree.ReadLink(inode.Number, target, out int length).Demand("readlink", path);
        return Encoding.UTF8.GetString(target, 0, length);
    }

    internal static void Change(DatabaseSession session, string path, string syscall, InodeChanges changes)
    {
        Inode inode = Find(session, path, syscall);
        session.Tree.Attributes.Change(inode.Number, changes, out _).Demand(syscall, path);
    }

    internal static void Access(DatabaseSession session, string path, FileAccessMode mode)
    {
        const int ownerShift = 6;
        uint wanted = (uint)mode << ownerShift;
        if ((Find(session, path, "access").Mode & wanted) != wanted)
            Errno.EACCES.Demand("access", path);
    }
}
