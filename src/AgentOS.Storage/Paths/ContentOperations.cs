using AgentOS.Linux;
using AgentOS.Storage.Files;
using AgentOS.Storage.Sessions;

namespace AgentOS.Storage.Paths;

/// <summary>Operations on file content, by path, inside a transaction.</summary>
internal static class ContentOperations
{
    /// <summary>The regular file a path names, made with its parent directories when it is missing.</summary>
    internal static Inode FindOrMake(DatabaseSession session, string path)
    {
        session.Paths.ResolveMakingParents(path, out PathTarget target).Demand("open", path);
        Inode inode = target.Inode;
        if (!target.Exists)
        {
            session.Tree.Names
                .Make(target.Parent, target.Name, new NewInode(PathOperations.NewFileMode, 0, 0), out inode)
                .Demand("open", path);
        }

        if (ModeBits.IsDirectory(inode.Mode))
            Errno.EISDIR.Demand("open", path);
        return inode;
    }

    internal static void Replace(DatabaseSession session, string path, ReadOnlyMemory<byte> content)
    {
        Inode inode = FindOrMake(session, path);
        session.Tree.Content.Write(inode.Number, 0, content.Span).Demand("write", path);
        if (inode.Size > content.Length)
            session.Tree.Attributes.Change(inode.Number, new InodeChanges { Size = content.Length }, out _).Demand("write", path);
    }

    internal static void Append(DatabaseSession session, string path, ReadOnlyMemory<byte> content)
    {
        Inode inode = FindOrMake(session, path);
        session.Tree.Content.Write(inode.Number, inode.Size, content.Span).Demand("write", path);
    }

    internal static byte[] Read(DatabaseSession session, string path)
    {
        Inode inode = PathOperations.Find(session, path, "open");
        if (ModeBits.IsDirectory(inode.Mode))
            Errno.EISDIR.Demand("read", path);
        if (inode.Size > Array.MaxLength)
            Errno.EFBIG.Demand("read", path);
        byte[] content = new byte[inode.Size];
        session.Tree.Content.Read(inode.Number, 0, content, out _).Demand("read", path);
        return content;
    }

    internal static int ReadPart(DatabaseSession session, string path, long offset, Func<long, Memory<byte>> room)
    {
        Inode inode = PathOperations.Find(session, path, "open");
        if (ModeBits.IsDirectory(inode.Mode))
            Errno.EISDIR.Demand("read", path);
        if (offset < 0 || !ModeBits.IsRegular(inode.Mode))
            Errno.EINVAL.Demand("read", path);
        session.Tree.Content.Read(inode.Number, offset, room(inode.Size).Span, out int count).Demand("read", path);
        return count;
    }

    internal static void Copy(DatabaseSession session, string from, string to)
    {
        Inode source = PathOperations.Find(session, from, "copyfile");
        if (!ModeBits.IsRegular(source.Mode))
            Errno.EISDIR.Demand("copyfile", from);
        Inode copy = FindOrMake(session, to);
        if (copy.Number == source.Number)
            return;
        InodeChanges changes = new() { Size = 0, Mode = source.Mode };
        session.Tree.Attributes.Change(copy.Number, changes, out _).Demand("copyfile", to);
        session.Tree.Content.Copy(source.Number, 0, copy.Number, 0, source.Size, out _).Demand("copyfile", to);
    }
}
