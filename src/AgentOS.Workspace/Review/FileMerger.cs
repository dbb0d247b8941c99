using AgentOS.Linux;
using AgentOS.Linux.Beneath;
using AgentOS.Storage.Files;
using AgentOS.Storage.Workspaces;
using Microsoft.Win32.SafeHandles;

namespace AgentOS.Workspace.Review;

/// <summary>Merges what the agent made of a file with what the project made of it meanwhile.</summary>
internal sealed class FileMerger(WorkspaceView view)
{
    /// <summary>Larger texts are not merged: nobody writes them by hand.</summary>
    public const int MaxBytes = 8 << 20;

    private readonly ContentReader _reader = new(view);

    /// <summary>How the first line of a conflict begins.</summary>
    public static ReadOnlySpan<byte> FirstMarker => "<<<<<<< project"u8;

    /// <summary>How the last line of a conflict begins.</summary>
    public static ReadOnlySpan<byte> LastMarker => ">>>>>>> agent"u8;

    /// <returns>The merge, or why there is none.</returns>
    public (FileMerge? Merge, string? Conflict) Merge(Change change)
    {
        if (change.Kind == ChangeKind.Deleted)
            return (null, MergeConflicts.DeletedByAgent);
        if (change.IsDirectory)
            return (null, MergeConflicts.NotFiles);
        if (change.OldPathBytes is not { } path || view.Base.GetStatus(path, out FileStatus status) != Errno.None)
            return (null, MergeConflicts.DeletedInProject);
        if (view.Tree.Get(change.Inode, out Inode inode) != Errno.None || !ModeBits.IsRegular(inode.Mode) || !ModeBits.IsRegular(status.Mode))
            return (null, MergeConflicts.NotFiles);
        Origin? origin = view.Origins.Find(inode.Number);
        if (FindObstacle(inode, origin, status.Size) is { } obstacle)
            return (null, obstacle);
        if (ReadBase(path, out FileStatus read) is not { } project)
            return (null, MergeConflicts.NotFiles);

        Original? original = view.Records.Originals.Find(path) ?? (origin is null ? null : view.Records.Originals.Find(origin.Path));
        byte[] agent = new byte[inode.Size];
        _ = _reader.Read(inode, origin, 0, agent);
        // Without an ancestor, as when both made a file of that name, every line that is not on both sides is a conflict (git-apply(1), --3way).
        if (ThreeWayText.Merge(original?.Content ?? [], project, agent) is not var (content, hasConflict))
            return (null, MergeConflicts.Binary);
        uint mode = inode.Mode == (original?.Mode ?? origin?.Stamp.Mode) ? read.Mode : inode.Mode;
        return (new FileMerge(change, content, mode, hasConflict, read, project), null);
    }

    private static string? FindObstacle(in Inode inode, Origin? origin, long baseSize) =>
        origin is { BaseLength: > 0 } ? MergeConflicts.Partial
        : inode.Size > MaxBytes || baseSize > MaxBytes ? MergeConflicts.TooLarge
        : inode.LinkCount > 1 ? MergeConflicts.SeveralNames
        : null;

    private byte[]? ReadBase(byte[] path, out FileStatus status)
    {
        status = default;
        if (view.Base.OpenForReading(path, out SafeFileHandle? file) != Errno.None)
            return null;
        using (file)
        {
            if (DirectoryRoot.GetStatus(file!, out status) != Errno.None || status.Size > MaxBytes)
                return null;
            byte[] content = new byte[status.Size];
            return DirectoryRoot.ReadAt(file!, 0, content, out int count) == Errno.None && count == content.Length ? content : null;
        }
    }
}
