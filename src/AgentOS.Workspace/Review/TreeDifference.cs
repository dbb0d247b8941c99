using AgentOS.Linux;
using AgentOS.Storage.Files;

namespace AgentOS.Workspace.Review;

/// <summary>One path that differs between two states.</summary>
/// <param name="Path">From the root, without a leading slash.</param>
/// <param name="Old">What was there; null for nothing.</param>
/// <param name="New">What is there; null for nothing.</param>
public sealed record TreeDifference(string Path, Inode? Old, Inode? New)
{
    /// <summary>A, M or D.</summary>
    public char Letter => Old is null ? 'A' : New is null ? 'D' : 'M';

    /// <summary>Whether it is, or was, a directory.</summary>
    public bool IsDirectory => ModeBits.IsDirectory((New ?? Old)!.Value.Mode);

    /// <summary>Writes a file or link of one state where other programs can read it; nothing for other kinds.</summary>
    public static void Write(IFileTree tree, Inode? inode, string target)
    {
        if (inode is not { } found || !(ModeBits.IsRegular(found.Mode) || ModeBits.IsSymbolicLink(found.Mode)))
            return;
        if (ModeBits.IsSymbolicLink(found.Mode))
        {
            Span<byte> link = stackalloc byte[IFileTree.MaxTargetLength + 1];
            if (tree.ReadLink(found.Number, link, out int length) == Errno.None)
                HostCopy.WriteLink(target, link[..length]);
            return;
        }

        HostCopy.WriteFile(target, found.Mode, (offset, buffer) => Read(tree, found.Number, offset, buffer));
    }

    private static int Read(IFileTree tree, long number, long offset, Span<byte> buffer)
    {
        Errno error = tree.Read(number, offset, buffer, out int count);
        return error == Errno.None ? count : throw new IOException($"inode {number}: {error.Describe()}");
    }
}
