using AgentOS.Errors;
using AgentOS.Linux;
using AgentOS.Linux.Beneath;
using AgentOS.Storage.Files;
using AgentOS.Storage.Workspaces;
using Microsoft.Win32.SafeHandles;

namespace AgentOS.Workspace.Review;

/// <summary>Reads files of the workspace, those included whose unchanged part is still in the base.</summary>
internal sealed class ContentReader(WorkspaceView view)
{
    /// <summary>Reads until the buffer is full or the file ends.</summary>
    /// <exception cref="AgentOSException">The base's part of the file is not what it was.</exception>
    public int Read(in Inode inode, Origin? origin, long offset, Span<byte> buffer)
    {
        int length = (int)Math.Clamp(inode.Size - offset, 0, buffer.Length);
        Check(view.Tree.Read(inode.Number, offset, buffer[..length], out _), inode);
        if (origin is { BaseLength: > 0 })
            FillFromBase(inode, origin, offset, buffer[..length]);
        return length;
    }

    private void FillFromBase(in Inode inode, Origin origin, long offset, Span<byte> buffer)
    {
        HashSet<long> stored = [.. view.Records.ListChunks(inode.Number)];
        Check(view.Base.OpenForReading(origin.Path, out SafeFileHandle? file), inode);
        using (file)
        {
            Check(DirectoryRoot.GetStatus(file!, out FileStatus status), inode);
            Check(BaseTree.StampOf(status).HasContentOf(origin.Stamp) ? Errno.None : Errno.ESTALE, inode);
            int chunkSize = view.Tree.ChunkSize;
            for (int done = 0; done < buffer.Length;)
            {
                long at = offset + done;
                int length = (int)Math.Min(buffer.Length - done, chunkSize - (at % chunkSize));
                Span<byte> piece = buffer.Slice(done, (int)Math.Clamp(origin.BaseLength - at, 0, length));
                if (!stored.Contains(at / chunkSize) && !piece.IsEmpty)
                    Check(DirectoryRoot.ReadAt(file!, at, piece, out _), inode);
                done += length;
            }
        }
    }

    private static void Check(Errno error, in Inode inode)
    {
        if (error != Errno.None)
            throw new AgentOSException(WorkspaceErrors.ContentLost, "read the workspace's inode", $"{inode.Number}", error.Describe());
    }
}
