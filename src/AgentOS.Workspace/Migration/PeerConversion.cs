using System.Text;
using AgentOS.Linux;
using AgentOS.Linux.Beneath;
using AgentOS.Storage.Files;
using AgentOS.Storage.Workspaces;

namespace AgentOS.Workspace.Migration;

/// <summary>
/// Makes the workspace of an AgentFS overlay: its root becomes <c>/workspace</c>, its paths become origins and whiteouts. The peer keeps no state of
/// the base's files, so what the base is now counts as what the agent began from. Inside an operation of the store.
/// </summary>
internal sealed class PeerConversion(FileStore store, BaseTree tree, WorkspaceRecords records, PeerOverlay overlay)
{
    private static readonly byte[] s_name = Encoding.UTF8.GetBytes(WorkspaceOpening.Directory);

    /// <summary>Until everything is in it, for the overlay may have a directory of the final name.</summary>
    private static readonly byte[] s_passing = Encoding.UTF8.GetBytes(WorkspaceOpening.Directory + ".agentos-migration");

    private readonly HashSet<string> _hidden = overlay.Whiteouts.ToHashSet(StringComparer.Ordinal);
    private readonly HashSet<long> _nodes = [];
    private long _device;

    public Errno Run()
    {
        Errno error = tree.GetStatus([], out FileStatus status);
        long root = 0;
        if (error == Errno.None)
            error = MoveEverything(status.Mode, out root);
        if (error != Errno.None)
            return error;
        _device = status.Device;
        new WorkspaceIdentity(overlay.BasePath, status.Inode, root).Write(records);
        Merge(root, []);
        foreach (string path in overlay.Whiteouts)
            Hide(root, Encoding.UTF8.GetBytes(path.TrimStart('/')));
        store.RemovePeerOverlay();
        return Errno.None;
    }

    private Errno MoveEverything(uint mode, out long root)
    {
        List<(byte[] Name, long Number, uint Mode)> entries = Review.EntryList.Of(store, IFileTree.RootInode);
        Errno error = store.Make(IFileTree.RootInode, s_passing, new NewInode(mode, 0, 0), out Inode inode);
        root = inode.Number;
        foreach ((byte[] name, _, _) in entries)
        {
            if (error == Errno.None)
                error = store.Rename(IFileTree.RootInode, name, root, name, RenameFlags.None);
        }

        return error == Errno.None ? store.Rename(IFileTree.RootInode, s_passing, IFileTree.RootInode, s_name, RenameFlags.None) : error;
    }

    /// <summary>Below a directory that is merged with one of the base: says what each entry has to do with the base's of its name.</summary>
    private void Merge(long directory, byte[] path)
    {
        foreach ((byte[] name, long number, uint mode) in Review.EntryList.Of(store, directory))
        {
            byte[] here = BasePath.Join(path, name);
            if (tree.GetStatus(here, out FileStatus status) != Errno.None)
                continue;
            bool isDirectory = ModeBits.IsDirectory(mode) && ModeBits.IsDirectory(status.Mode) && !_hidden.Contains("/" + Encoding.UTF8.GetString(here));
            bool isCopy = !ModeBits.IsDirectory(mode) && overlay.Origins.TryGetValue(number, out long origin) && origin == status.Inode
                && (mode & ModeBits.TypeMask) == (status.Mode & ModeBits.TypeMask) && _nodes.Add(number);
            if (isDirectory || isCopy)
                AddOrigin(number, here, status);
            else
                AddWhiteout(directory, name, status);
            if (isDirectory)
                Merge(number, here);
        }
    }

    private void Hide(long directory, byte[] path)
    {
        int start = 0;
        for (int slash; (slash = path.AsSpan(start).IndexOf((byte)'/')) >= 0; start += slash + 1)
        {
            if (FindDirectory(directory, path[start..(start + slash)], path[..(start + slash)]) is not { } next)
                return;
            directory = next;
        }

        if (tree.GetStatus(path, out FileStatus status) == Errno.None)
            AddWhiteout(directory, path[start..], status);
    }

    /// <summary>A directory on the way to a hidden name, which the peer need not have: null when there is nothing of the base to hide.</summary>
    private long? FindDirectory(long parent, byte[] name, byte[] path)
    {
        if (store.Lookup(parent, name, out Inode inode) == Errno.None)
            return ModeBits.IsDirectory(inode.Mode) ? inode.Number : null;
        if (tree.GetStatus(path, out FileStatus status) != Errno.None || !ModeBits.IsDirectory(status.Mode) || store.Get(parent, out Inode before) != Errno.None
            || store.Make(parent, name, new NewInode(status.Mode, 0, 0), out inode) != Errno.None)
            return null;
        _ = store.Change(inode.Number, new InodeChanges { AccessTime = BaseInode.Time(status.AccessTime), ModifyTime = BaseInode.Time(status.ModifyTime) }, out _);
        _ = store.Change(parent, new InodeChanges { AccessTime = before.AccessTime, ModifyTime = before.ModifyTime }, out _);
        AddOrigin(inode.Number, path, status);
        return inode.Number;
    }

    private void AddOrigin(long number, byte[] path, in FileStatus status)
    {
        long node = status.Device == _device ? NodeTable.NumberOfBase(status.Inode) : number;
        records.AddOrigin(new Origin(number, node, path, BaseTree.StampOf(status), 0));
    }

    private void AddWhiteout(long directory, byte[] name, in FileStatus status) =>
        records.AddWhiteout(new Whiteout(directory, name, status.Size, status.ModifyTime, FileTime.From(TimeProvider.System.GetUtcNow()).TotalNanoseconds));
}
