using AgentOS.Linux;
using AgentOS.Linux.Beneath;
using AgentOS.Storage.Files;
using AgentOS.Storage.Workspaces;

namespace AgentOS.Workspace;

/// <summary>Finds what the agent changed or removed and the base changed as well: one look at the base for each changed file, none at the others.</summary>
internal sealed class ChangedBase(BaseTree tree, OriginMap origins)
{
    /// <summary>Paths below the base, in order.</summary>
    public IReadOnlyList<byte[]> Find(IEnumerable<Whiteout> whiteouts, long root)
    {
        IEnumerable<byte[]> changed = origins.All.Where(IsOther).Select(origin => origin.Path);
        IEnumerable<byte[]> replaced = whiteouts.Where(whiteout => IsOther(whiteout, root)).Select(whiteout => PathOf(whiteout, root)!);
        return [.. changed.Concat(replaced).DistinctBy(System.Text.Encoding.Latin1.GetString, StringComparer.Ordinal).OrderBy(System.Text.Encoding.Latin1.GetString, StringComparer.Ordinal)];
    }

    private bool IsOther(Origin origin) => !ModeBits.IsDirectory(origin.Stamp.Mode)
        && (tree.GetStatus(origin.Path, out FileStatus status) != Errno.None || !BaseTree.StampOf(status).IsStateOf(origin.Stamp));

    // What was hidden and is gone from the base, too, is no disagreement.
    private bool IsOther(Whiteout whiteout, long root) => PathOf(whiteout, root) is { } path
        && tree.GetStatus(path, out FileStatus status) == Errno.None && !whiteout.Hides(BaseTree.StampOf(status));

    private byte[]? PathOf(Whiteout whiteout, long root) =>
        whiteout.Parent == root ? whiteout.Name : origins.Find(whiteout.Parent) is { } directory ? BasePath.Join(directory.Path, whiteout.Name) : null;
}
