using AgentOS.Linux;
using AgentOS.Linux.Beneath;
using AgentOS.Storage.Files;
using AgentOS.Storage.Workspaces;

namespace AgentOS.Workspace.Review;

/// <summary>Removes what says nothing any more: directories that only repeat the base, whiteouts of names the base does not have, and the workspace itself when it is empty.</summary>
internal sealed class WorkspacePruning(FileStore store, WorkspaceRecords records, WorkspaceView view)
{
    private readonly FileComparison _comparison = new(view);
    private readonly ILookup<long, Whiteout> _whiteouts = records.ListWhiteouts().ToLookup(whiteout => whiteout.Parent);
    private readonly HashSet<(long Directory, string Name)> _shown = [];
    private readonly OriginMap _origins = new(records);

    public Errno Run()
    {
        ApplyJournal.Clear(records);
        bool isEmpty = Prune(view.Identity.Root, [], []);
        RemoveOriginals();
        if (!isEmpty)
            return Errno.None;
        records.DeleteSettingsBelow("");
        return store.RemoveDirectory(IFileTree.RootInode, System.Text.Encoding.UTF8.GetBytes(WorkspaceOpening.Directory));
    }

    /// <summary>True when nothing of the directory is left but itself.</summary>
    private bool Prune(long directory, byte[] path, byte[]? basePath)
    {
        bool isEmpty = true;
        foreach ((byte[] name, long number, uint mode) in EntryList.Of(store, directory))
        {
            byte[] here = BasePath.Join(path, name);
            if (!ModeBits.IsDirectory(mode))
                isEmpty &= RemoveRepeated(directory, name, number, here);
            else if (Prune(number, here, _origins.Find(number)?.Path) && Repeats(number, here, mode))
            {
                _origins.Delete(records, number);
                _ = store.RemoveDirectory(directory, name);
            }
            else
            {
                isEmpty = false;
            }
        }

        foreach (Whiteout whiteout in _whiteouts[directory])
        {
            if (_shown.Contains((directory, System.Text.Encoding.Latin1.GetString(whiteout.Name))))
                continue;
            if (basePath is null || view.Base.GetStatus(BasePath.Join(basePath, whiteout.Name), out _) != Errno.None)
                records.DeleteWhiteout(directory, whiteout.Name);
            else
                isEmpty = false;
        }

        return isEmpty;
    }

    /// <summary>Removes a file that is what the base has in its place: an apply that was killed got that far.</summary>
    private bool RemoveRepeated(long directory, byte[] name, long number, byte[] path)
    {
        if (store.Get(number, out Inode inode) != Errno.None || view.Base.GetStatus(path, out FileStatus status) != Errno.None
            || !_comparison.IsSame(inode, _origins.Find(number), path, status))
            return false;
        records.DeleteWhiteout(directory, name);
        _shown.Add((directory, System.Text.Encoding.Latin1.GetString(name)));
        _ = store.Unlink(directory, name);
        if (inode.LinkCount <= 1)
            _origins.Delete(records, number);
        return true;
    }

    /// <summary>Removes the originals of files that are the base's again.</summary>
    private void RemoveOriginals()
    {
        ILookup<long, Whiteout> hidden = records.ListWhiteouts().ToLookup(whiteout => whiteout.Parent);
        IEnumerable<byte[]> changed = _origins.All.Select(origin => origin.Path)
            .Concat(_origins.All.SelectMany(origin => hidden[origin.Number].Select(whiteout => BasePath.Join(origin.Path, whiteout.Name))))
            .Concat(hidden[view.Identity.Root].Select(whiteout => whiteout.Name));
        HashSet<string> kept = changed.Select(path => System.Text.Encoding.Latin1.GetString(path)).ToHashSet(StringComparer.Ordinal);
        foreach (byte[] path in records.Originals.ListPaths().Where(path => !kept.Contains(System.Text.Encoding.Latin1.GetString(path))))
            records.Originals.Delete(path);
    }

    private bool Repeats(long directory, byte[] path, uint mode) =>
        _origins.Find(directory)?.Path.AsSpan().SequenceEqual(path) == true
        && view.Base.GetStatus(path, out FileStatus status) == Errno.None && status.Mode == mode;
}
