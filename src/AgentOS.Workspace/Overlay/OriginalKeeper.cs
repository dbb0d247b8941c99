using AgentOS.Linux;
using AgentOS.Linux.Beneath;
using AgentOS.Storage.Files;
using AgentOS.Storage.Workspaces;
using Microsoft.Win32.SafeHandles;

namespace AgentOS.Workspace;

/// <summary>
/// Keeps what small text files of the base were before the agent's first change. Should the base change, too, nothing else knows it any more, and
/// without it two changes cannot be merged.
/// </summary>
internal sealed class OriginalKeeper(BaseTree tree, OriginMap origins)
{
    /// <summary>As git decides that a file is no text (xdiff-interface.c, buffer_is_binary).</summary>
    private const int ExaminedBytes = 8000;

    /// <summary>A file is being copied up.</summary>
    public static void Keep(WorkspaceRecords records, byte[] path, uint mode, byte[] content)
    {
        if (!content.AsSpan(0, Math.Min(content.Length, ExaminedBytes)).Contains((byte)0) && !records.Originals.Contains(path))
            records.Originals.Put(new Original(path, mode, content, HasConflict: false));
    }

    /// <summary>A name that the base has as well was given to another file: editors write a new file and rename it.</summary>
    public void KeepHidden(WorkspaceRecords records, OverlayNode directory, byte[] name)
    {
        if (directory.BasePath is not { } parent || !origins.IsHidden(directory.Upper, name) || records.FindWhiteout(directory.Upper, name) is not { } whiteout)
            return;
        byte[] path = BasePath.Join(parent, name);
        if (!records.Originals.Contains(path) && Read(path, whiteout, out uint mode) is { } content)
            Keep(records, path, mode, content);
    }

    private byte[]? Read(byte[] path, Whiteout whiteout, out uint mode)
    {
        mode = 0;
        if (tree.GetStatus(path, out FileStatus status) != Errno.None || !ModeBits.IsRegular(status.Mode) || tree.OpenForReading(path, out SafeFileHandle? file) != Errno.None)
            return null;
        using (file)
        {
            // Only the file that the agent knew.
            if (DirectoryRoot.GetStatus(file!, out status) != Errno.None || status.Size != whiteout.Size || status.ModifyTime != whiteout.ModifyTime || status.Size > CopyUp.WholeFileBytes)
                return null;
            mode = status.Mode;
            byte[] content = new byte[status.Size];
            return DirectoryRoot.ReadAt(file!, 0, content, out int count) == Errno.None && count == content.Length ? content : null;
        }
    }
}
