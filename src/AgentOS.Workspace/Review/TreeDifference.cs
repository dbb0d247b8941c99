using AgentOS.Linux;
using AgentOS.Storage.Files;

namespace AgentOS.Workspace.Review;

/// <summary>One path that differs between two states.</summary>
/// <param name="Path">From the root, without a leading slash.</param>
/// <param name="Old">What was there; null for nothing.</param>
/// <param name="New">What is there; null for nothing.</param>
public sealed record TreeDifference(string Path, Inode? Old, Inode? New)
{
    private const int BlockBytes = 1 << 20;

    /// <summary>A, M or D.</summary>
    public char Letter => Old is null ? 'A' : New is null ? 'D' : 'M';

    /// <summary>Whether it is, or was, a directory.</summary>
    public bool IsDirectory => ModeBits.IsDirectory((New ?? Old)!.Value.Mode);

    /// <summary>Writes a file or link of one state where other programs can read it; nothing for other kinds.</summary>
    public static void Write(IFileTree tree, Inode? inode, string target)
    {
        if (inode is not { } found || !(ModeBits.IsRegular(found.Mode) || ModeBits.IsSymbolicLink(found.Mode)))
            return;
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(target)!);
        if (ModeBits.IsSymbolicLink(found.Mode))
        {
            Span<byte> link = stackalloc byte[IFileTree.MaxTargetLength + 1];
            if (tree.ReadLink(found.Number, link, out int length) == Errno.None)
                File.CreateSymbolicLink(target, System.Text.Encoding.UTF8.GetString(link[..length]));
            return;
        }

        using FileStream file = new(target, FileMode.CreateNew, FileAccess.Write, FileShare.None);
        File.SetUnixFileMode(file.SafeFileHandle, (UnixFileMode)(found.Mode & ModeBits.PermissionMask) | UnixFileMode.UserRead);
        byte[] block = new byte[BlockBytes];
        for (long offset = 0; tree.Read(found.Number, offset, block, out int count) == Errno.None && count > 0; offset += count)
            file.Write(block, 0, count);
    }
}
