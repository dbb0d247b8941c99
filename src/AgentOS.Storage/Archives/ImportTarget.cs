using AgentOS.Errors;
using AgentOS.Linux;
using AgentOS.Storage.Files;
using AgentOS.Storage.Paths;
using AgentOS.Storage.Sessions;

namespace AgentOS.Storage.Archives;

/// <summary>The directory that an archive is put in. Links met on the way are never followed.</summary>
internal sealed class ImportTarget
{
    private readonly FileTree _tree;
    private readonly long _root;

    private ImportTarget(FileTree tree, long root)
    {
        _tree = tree;
        _root = root;
    }

    /// <summary>Opens the destination, making it when it is missing.</summary>
    internal static ImportTarget Open(DatabaseSession session, string path)
    {
        PathOperations.MakeDirectories(session, path);
        return new ImportTarget(session.Tree, PathOperations.Find(session, path, "import").Number);
    }

    /// <summary>The directory that holds the last component, made with its parents when it is missing.</summary>
    internal long FindParent(byte[][] components, string entry)
    {
        long directory = _root;
        foreach (byte[] name in components.AsSpan(0, Math.Max(0, components.Length - 1)))
        {
            Errno error = _tree.Finder.Find(directory, name, out _, out Inode inode);
            if (error == Errno.ENOENT)
                error = _tree.Names.Make(directory, name, new NewInode(PathOperations.NewDirectoryMode, 0, 0), out inode);
            Demand(error, entry);
            if (ModeBits.IsSymbolicLink(inode.Mode))
                throw new AgentOSException(ArchiveErrors.UnsafeName, "import", ImportName.Shortened(entry), "through a symbolic link");
            if (!ModeBits.IsDirectory(inode.Mode))
                Demand(Errno.ENOTDIR, entry);
            directory = inode.Number;
        }

        return directory;
    }

    /// <summary>What a name means, without following a link; number 0 when nothing is there.</summary>
    internal Inode Find(byte[][] components, string entry)
    {
        Inode inode = default;
        Errno error = components.Length == 0
            ? _tree.Finder.Get(_root, out inode)
            : _tree.Finder.Find(FindParent(components, entry), components[^1], out _, out inode);
        if (error != Errno.ENOENT)
            Demand(error, entry);
        return error == Errno.ENOENT ? default : inode;
    }

    /// <summary>Removes what a new file is to replace; a directory stays.</summary>
    internal void Clear(long parent, byte[] name, string entry)
    {
        Errno error = _tree.Names.Unlink(parent, name);
        if (error != Errno.ENOENT)
            Demand(error, entry);
    }

    /// <exception cref="AgentOSException">The tree refused an entry.</exception>
    internal static void Demand(Errno error, string entry)
    {
        if (error == Errno.ENOSPC)
            throw new AgentOSException(StorageErrors.DiskFull, "import", ImportName.Shortened(entry));
        if (error != Errno.None)
            throw new AgentOSException(ArchiveErrors.Unusable, "import", ImportName.Shortened(entry), error.ToString());
    }
}
