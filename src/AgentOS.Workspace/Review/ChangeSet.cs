using System.Text;
using AgentOS.Linux;
using AgentOS.Linux.Beneath;
using AgentOS.Storage.Files;
using AgentOS.Storage.Workspaces;

namespace AgentOS.Workspace.Review;

/// <summary>Finds what an agent changed: walks the changes, never the whole base.</summary>
public sealed class ChangeSet
{
    private readonly WorkspaceView _view;
    private readonly FileComparison _comparison;
    private readonly List<Change> _changes = [];
    private readonly HashSet<string> _movedFrom = new(StringComparer.Ordinal);
    private readonly ILookup<long, Whiteout> _hidden;
    private readonly ConflictCheck _conflicts;

    private ChangeSet(WorkspaceView view)
    {
        _view = view;
        _comparison = new FileComparison(view);
        _hidden = view.Records.ListWhiteouts().ToLookup(whiteout => whiteout.Parent);
        _conflicts = new ConflictCheck(view);
    }

    /// <summary>All changes, by path. A directory comes before what is in it.</summary>
    public static IReadOnlyList<Change> Of(WorkspaceView view)
    {
        ChangeSet set = new(view);
        set.Walk(view.Identity.Root, [], []);
        // A directory in the place of another stays a directory; what was in it is gone.
        HashSet<string> made = set._changes.Where(change => change is { IsDirectory: true, Kind: ChangeKind.Added }).Select(change => change.Path).ToHashSet(StringComparer.Ordinal);
        return [.. set._changes
            .Where(change => change.Kind != ChangeKind.Deleted || !(change.IsDirectory ? made.Contains(change.Path) : set._movedFrom.Contains(Text(change.PathBytes))))
            .Select(change => change with { Trust = TrustFiles.Match(change.Path) })
            .OrderBy(change => change.Path, StringComparer.Ordinal)];
    }

    /// <param name="directory">In the database.</param>
    /// <param name="path">Where it is shown.</param>
    /// <param name="basePath">The directory of the base it is merged with; null for none.</param>
    private void Walk(long directory, byte[] path, byte[]? basePath)
    {
        List<(byte[] Name, long Number, uint Mode)> entries = EntryList.Of(_view.Tree, directory);
        HashSet<string> names = entries.Select(entry => Text(entry.Name)).ToHashSet(StringComparer.Ordinal);
        foreach ((byte[] name, long number, uint mode) in entries)
        {
            byte[] here = BasePath.Join(path, name);
            Whiteout? replaced = _hidden[directory].FirstOrDefault(whiteout => whiteout.Name.AsSpan().SequenceEqual(name));
            if (ModeBits.IsDirectory(mode))
                AddDirectory(number, here, Below(basePath, name), replaced);
            else
                AddFile(number, here, Below(basePath, name), replaced);
        }

        if (basePath is null)
            return;
        bool isMoved = !path.AsSpan().SequenceEqual(basePath);
        HashSet<string> hidden = _hidden[directory].Select(whiteout => Text(whiteout.Name)).ToHashSet(StringComparer.Ordinal);
        foreach (Whiteout whiteout in _hidden[directory].Where(whiteout => !names.Contains(Text(whiteout.Name))))
            AddDeleted(BasePath.Join(basePath, whiteout.Name), whiteout);
        if (isMoved)
            AddMoved(path, basePath, names.Concat(hidden).ToHashSet(StringComparer.Ordinal));
    }

    private void AddDirectory(long number, byte[] path, byte[]? basePath, Whiteout? replaced)
    {
        _ = _view.Tree.Get(number, out Inode inode);
        Origin? origin = _view.Origins.Find(number);
        bool isInPlace = origin is not null && basePath is not null && origin.Path.AsSpan().SequenceEqual(basePath);
        FileStatus status = default;
        bool isInBase = basePath is not null && _view.Base.GetStatus(basePath, out status) == Errno.None;
        if (isInPlace && isInBase)
        {
            if ((status.Mode & ModeBits.PermissionMask) != (inode.Mode & ModeBits.PermissionMask))
                _changes.Add(new Change(ChangeKind.Modified, path, basePath, inode.Mode, number, IsBaseChanged: false));
        }
        else
        {
            if (isInBase)
                AddDeleted(basePath!, replaced);
            if (origin is not null)
                _movedFrom.Add(Text(origin.Path));
            bool isBaseChanged = isInBase && replaced is not null && !replaced.Hides(BaseTree.StampOf(status));
            _changes.Add(new Change(ChangeKind.Added, path, null, inode.Mode, number, isBaseChanged));
        }

        Walk(number, path, origin?.Path);
    }

    private void AddFile(long number, byte[] path, byte[]? basePath, Whiteout? replaced)
    {
        _ = _view.Tree.Get(number, out Inode inode);
        Origin? origin = _view.Origins.Find(number);
        FileStatus status = default;
        bool isInBase = basePath is not null && _view.Base.GetStatus(basePath, out status) == Errno.None;
        if (origin is not null && !isInBase && !IsStillThere(origin))
        {
            _movedFrom.Add(Text(origin.Path));
            bool isBaseChanged = _view.Base.GetStatus(origin.Path, out FileStatus old) != Errno.None || !BaseTree.StampOf(old).IsStateOf(origin.Stamp);
            _changes.Add(_conflicts.Examine(new Change(ChangeKind.Renamed, path, origin.Path, inode.Mode, number, isBaseChanged), inode));
        }
        else if (isInBase && ModeBits.IsDirectory(status.Mode))
        {
            AddDeleted(basePath!, replaced);
            _changes.Add(new Change(ChangeKind.Added, path, null, inode.Mode, number, IsBaseChanged: false));
        }
        else if (!isInBase)
        {
            // What the agent changed was removed from the base since. In a moved directory an apply that was killed may have done that.
            bool isRemoved = origin is not null && path.AsSpan().SequenceEqual(origin.Path);
            _changes.Add(new Change(ChangeKind.Added, path, null, inode.Mode, number, isRemoved));
        }
        else if (!_comparison.IsSame(inode, origin, basePath!, status))
        {
            bool isStarted = origin is not null && status.Inode == origin.Stamp.Inode ? BaseTree.StampOf(status).IsStateOf(origin.Stamp) : replaced is not null && replaced.Hides(BaseTree.StampOf(status));
            bool isBaseChanged = !isStarted && !ApplyJournal.IsDone(_view.Records, basePath!, status);
            _changes.Add(_conflicts.Examine(new Change(ChangeKind.Modified, path, basePath, inode.Mode, number, isBaseChanged), inode));
        }
    }

    /// <summary>Whether the file still has the name it had in the base: another one was added to it then.</summary>
    private bool IsStillThere(Origin origin)
    {
        int slash = origin.Path.AsSpan().LastIndexOf((byte)'/');
        long? directory = slash < 0 ? _view.Identity.Root : _view.Origins.FindDirectory(origin.Path.AsSpan(0, slash))?.Number;
        return directory is { } parent && _view.Tree.Lookup(parent, origin.Path.AsSpan(slash + 1), out Inode inode) == Errno.None && inode.Number == origin.Number;
    }

    /// <summary>What is below a moved directory and was not touched itself.</summary>
    private void AddMoved(byte[] path, byte[] basePath, HashSet<string> covered) => _ = _view.Base.List(basePath, (name, _, _) =>
    {
        if (covered.Contains(Text(name)))
            return;
        byte[] from = BasePath.Join(basePath, name), to = BasePath.Join(path, name);
        if (_view.Base.GetStatus(from, out FileStatus status) != Errno.None)
            return;
        _movedFrom.Add(Text(from));
        bool isDirectory = ModeBits.IsDirectory(status.Mode);
        _changes.Add(new Change(isDirectory ? ChangeKind.Added : ChangeKind.Renamed, to, isDirectory ? null : from, status.Mode, 0, IsBaseChanged: false));
        if (isDirectory)
            AddMoved(to, from, []);
    });

    private void AddDeleted(byte[] basePath, Whiteout? whiteout = null)
    {
        if (_view.Base.GetStatus(basePath, out FileStatus status) != Errno.None)
            return;
        bool isBaseChanged = whiteout is not null && !whiteout.Hides(BaseTree.StampOf(status));
        _changes.Add(new Change(ChangeKind.Deleted, basePath, basePath, status.Mode, 0, isBaseChanged));
        if (ModeBits.IsDirectory(status.Mode))
            AddDeletedBelow(basePath, whiteout);
    }

    private void AddDeletedBelow(byte[] directory, Whiteout? whiteout) => _ = _view.Base.List(directory, (name, _, _) =>
    {
        byte[] path = BasePath.Join(directory, name);
        if (_view.Base.GetStatus(path, out FileStatus status) != Errno.None)
            return;
        // Of directories only the files count: removing some of them, as an apply that was killed did, changes the directory.
        bool isDirectory = ModeBits.IsDirectory(status.Mode), isBaseChanged = !isDirectory && whiteout is not null && status.ChangeTime > whiteout.Time;
        _changes.Add(new Change(ChangeKind.Deleted, path, path, status.Mode, 0, isBaseChanged));
        if (isDirectory)
            AddDeletedBelow(path, whiteout);
    });

    private static byte[]? Below(byte[]? directory, byte[] name) => directory is null ? null : BasePath.Join(directory, name);

    private static string Text(ReadOnlySpan<byte> bytes) => Encoding.Latin1.GetString(bytes);
}
