using System.Text;
using AgentOS.Linux;
using AgentOS.Storage.Files;

namespace AgentOS.Workspace.Review;

/// <summary>Finds the differences between two states of one agent's files.</summary>
public sealed class TreeComparison
{
    private readonly IFileTree _old;
    private readonly IFileTree _new;
    private readonly List<TreeDifference> _differences = [];

    private TreeComparison(IFileTree old, IFileTree now) => (_old, _new) = (old, now);

    /// <summary>All differences, by path; directories that are only on one side are named before what is in them.</summary>
    public static IReadOnlyList<TreeDifference> Of(IFileTree old, IFileTree now)
    {
        TreeComparison comparison = new(old, now);
        comparison.Compare(IFileTree.RootInode, IFileTree.RootInode, "");
        return [.. comparison._differences.OrderBy(difference => difference.Path, StringComparer.Ordinal)];
    }

    private void Compare(long? old, long? now, string path)
    {
        Dictionary<string, (long Number, uint Mode)> before = List(_old, old), after = List(_new, now);
        foreach (string name in before.Keys.Union(after.Keys, StringComparer.Ordinal))
        {
            string here = path.Length == 0 ? name : $"{path}/{name}";
            (long Number, uint Mode)? left = before.TryGetValue(name, out (long Number, uint Mode) was) ? was : null;
            (long Number, uint Mode)? right = after.TryGetValue(name, out (long Number, uint Mode) @is) ? @is : null;
            Inode leftInode = default, rightInode = default;
            bool isOld = left is not null && _old.Get(left.Value.Number, out leftInode) == Errno.None;
            bool isNew = right is not null && _new.Get(right.Value.Number, out rightInode) == Errno.None;
            if (isOld != isNew || IsOther(leftInode, rightInode))
                _differences.Add(new TreeDifference(here, isOld ? leftInode : null, isNew ? rightInode : null));
            bool wasDirectory = isOld && ModeBits.IsDirectory(leftInode.Mode), isDirectory = isNew && ModeBits.IsDirectory(rightInode.Mode);
            if (wasDirectory || isDirectory)
                Compare(wasDirectory ? leftInode.Number : null, isDirectory ? rightInode.Number : null, here);
        }
    }

    // A directory's own times say only that its entries changed, and those are compared themselves.
    private static bool IsOther(in Inode old, in Inode now) =>
        old.Mode != now.Mode || (!ModeBits.IsDirectory(now.Mode) && (old.Number != now.Number || old.Size != now.Size || old.ModifyTime != now.ModifyTime));

    private static Dictionary<string, (long Number, uint Mode)> List(IFileTree tree, long? directory) => directory is { } number
        ? EntryList.Of(tree, number).ToDictionary(entry => Encoding.UTF8.GetString(entry.Name), entry => (entry.Number, entry.Mode), StringComparer.Ordinal)
        : [];
}
