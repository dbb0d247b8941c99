using AgentOS.Linux;
using AgentOS.Linux.Beneath;
using AgentOS.Storage.Files;
using AgentOS.Storage.Workspaces;

namespace AgentOS.Workspace.Review;

/// <summary>The workspace's part of the database by paths. Inside an operation of the store.</summary>
internal sealed class WorkspacePaths(FileStore store, WorkspaceRecords records, OriginMap origins, long root)
{
    /// <summary>A path of the base is not hidden any more.</summary>
    public void Show(byte[] basePath)
    {
        (byte[] directory, byte[] name) = Split(basePath);
        if (directory.Length == 0)
            records.DeleteWhiteout(root, name);
        else if (origins.FindDirectory(directory) is { } origin)
            records.DeleteWhiteout(origin.Number, name);
    }

    /// <summary>Removes a file.</summary>
    public void Remove(byte[] path)
    {
        if (Find(path) is not var (parent, name, inode))
            return;
        records.DeleteWhiteout(parent, name);
        _ = store.Unlink(parent, name);
        if (inode.LinkCount <= 1)
            origins.Delete(records, inode.Number);
    }

    /// <summary>Removes a directory that holds nothing of the agent's; where it came from shows its contents again.</summary>
    public void RemoveDirectory(byte[] path)
    {
        if (Find(path) is not var (parent, name, inode) || EntryList.Of(store, inode.Number).Count > 0)
            return;
        if (origins.Find(inode.Number) is { } origin)
            Show(origin.Path);
        records.DeleteWhiteout(parent, name);
        records.DeleteWhiteouts(inode.Number);
        origins.Delete(records, inode.Number);
        _ = store.RemoveDirectory(parent, name);
    }

    /// <summary>A directory that the agent made or moved is in the base now, and merged with that from now on.</summary>
    public void Rebase(byte[] path, BaseTree tree)
    {
        if (Find(path) is not var (parent, name, inode) || tree.GetStatus(path, out FileStatus status) != Errno.None)
            return;
        records.DeleteWhiteout(parent, name);
        Origin? old = origins.Find(inode.Number);
        if (old is not null)
            Show(old.Path);
        origins.Delete(records, inode.Number);
        origins.Add(records, new Origin(inode.Number, old?.Node ?? inode.Number, path, BaseTree.StampOf(status), 0));
    }

    /// <summary>A file of the agent is the merge of its own and the base's version now, and begun from the latter.</summary>
    public Errno Rebase(FileMerge merge)
    {
        byte[] path = merge.Change.OldPathBytes!;
        long number = merge.Change.Inode;
        records.Originals.Put(new Original(path, merge.Base.Mode, merge.BaseContent, merge.HasConflict));
        if (origins.Find(number) is { } origin)
        {
            origins.Delete(records, number);
            origins.Add(records, origin with { Path = path, Stamp = BaseTree.StampOf(merge.Base) });
        }
        else
        {
            Cover(path, merge.Base);
        }

        Errno error = store.Change(number, new InodeChanges { Size = 0 }, out _);
        if (error == Errno.None && merge.Content.Length > 0)
            error = store.Write(number, 0, merge.Content);
        return error == Errno.None ? store.Change(number, new InodeChanges { Mode = merge.Mode & ModeBits.PermissionMask }, out _) : error;
    }

    // A file without an origin stands in the place of the base's: the note says which state of that it replaced.
    private void Cover(byte[] path, in FileStatus status)
    {
        (byte[] directory, byte[] name) = Split(path);
        long? parent = directory.Length == 0 ? root : origins.FindDirectory(directory)?.Number;
        if (parent is null)
            return;
        Whiteout? known = records.FindWhiteout(parent.Value, name);
        records.DeleteWhiteout(parent.Value, name);
        records.AddWhiteout(new Whiteout(parent.Value, name, status.Size, status.ModifyTime, known?.Time ?? status.ChangeTime));
    }

    private (long Parent, byte[] Name, Inode Inode)? Find(byte[] path)
    {
        (byte[] directory, byte[] name) = Split(path);
        long parent = root;
        if (directory.Length > 0)
        {
            if (Find(directory) is not var (_, _, found))
                return null;
            parent = found.Number;
        }

        return store.Lookup(parent, name, out Inode inode) == Errno.None ? (parent, name, inode) : null;
    }

    private static (byte[] Directory, byte[] Name) Split(byte[] path)
    {
        int slash = path.AsSpan().LastIndexOf((byte)'/');
        return slash < 0 ? ([], path) : (path[..slash], path[(slash + 1)..]);
    }
}
