using AgentOS.Storage.Files;

namespace AgentOS.Workspace.Review;

/// <summary>Tells whether somebody decided what a merge could not: until then the file stays out of the base.</summary>
internal sealed class ConflictCheck(WorkspaceView view)
{
    private readonly HashSet<string> _paths = view.Records.Originals.ListConflicts().Select(Latin).ToHashSet(StringComparer.Ordinal);
    private readonly ContentReader _reader = new(view);

    public Change Examine(Change change, in Inode inode) => change.OldPathBytes is { } path && _paths.Contains(Latin(path)) && HasMarkers(inode)
        ? change with { Conflict = MergeConflicts.Markers }
        : change;

    private bool HasMarkers(in Inode inode)
    {
        if (!ModeBits.IsRegular(inode.Mode) || inode.Size > FileMerger.MaxBytes)
            return false;
        byte[] content = new byte[inode.Size];
        _ = _reader.Read(inode, view.Origins.Find(inode.Number), 0, content);
        ReadOnlySpan<byte> text = content;
        foreach (Range range in text.Split((byte)'\n'))
        {
            if (text[range].StartsWith(FileMerger.FirstMarker) || text[range].StartsWith(FileMerger.LastMarker))
                return true;
        }

        return false;
    }

    private static string Latin(byte[] path) => System.Text.Encoding.Latin1.GetString(path);
}
