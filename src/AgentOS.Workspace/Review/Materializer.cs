using AgentOS.Linux;
using AgentOS.Linux.Beneath;
using AgentOS.Storage.Files;
using AgentOS.Storage.Workspaces;
using Microsoft.Win32.SafeHandles;

namespace AgentOS.Workspace.Review;

/// <summary>Writes files of the workspace and of its base where other programs can read them.</summary>
public sealed class Materializer(WorkspaceView view)
{
    private readonly ContentReader _reader = new(view);

    /// <summary>Whether a change has content that can be written: files and links, not directories, fifos and sockets.</summary>
    public static bool HasContent(Change change) =>
        ModeBits.IsRegular(change.Mode) || ModeBits.IsSymbolicLink(change.Mode);

    /// <summary>Writes what the base has at a change's old path; nothing when it has no file or link there.</summary>
    public void WriteOld(Change change, string target)
    {
        if (change.OldPathBytes is { } path)
            WriteBase(path, target);
    }

    /// <summary>Writes what the agent has.</summary>
    /// <exception cref="Errors.AgentOSException">A part of it was lost with the base.</exception>
    public void WriteNew(Change change, string target)
    {
        if (change.Inode == 0)
            WriteBase(change.OldPathBytes!, target);
        else if (view.Tree.Get(change.Inode, out Inode inode) == Errno.None)
            WriteInode(inode, target);
    }

    private void WriteInode(Inode inode, string target)
    {
        if (ModeBits.IsSymbolicLink(inode.Mode))
        {
            Span<byte> link = stackalloc byte[IFileTree.MaxTargetLength + 1];
            if (view.Tree.ReadLink(inode.Number, link, out int length) == Errno.None)
                HostCopy.WriteLink(target, link[..length]);
            return;
        }

        Origin? origin = view.Origins.Find(inode.Number);
        HostCopy.WriteFile(target, inode.Mode, (offset, buffer) => _reader.Read(inode, origin, offset, buffer));
    }

    private void WriteBase(byte[] path, string target)
    {
        if (view.Base.GetStatus(path, out FileStatus status) != Errno.None)
            return;
        if (ModeBits.IsSymbolicLink(status.Mode))
        {
            Span<byte> link = stackalloc byte[IFileTree.MaxTargetLength + 1];
            if (view.Base.ReadLink(path, link, out int length) == Errno.None)
                HostCopy.WriteLink(target, link[..length]);
            return;
        }

        if (!ModeBits.IsRegular(status.Mode) || view.Base.OpenForReading(path, out SafeFileHandle? source) != Errno.None)
            return;
        using (source)
            HostCopy.WriteFile(target, status.Mode, (offset, buffer) => Read(source!, offset, buffer, target));
    }

    // Half of a file must not look like the whole: apply removes the other one afterwards.
    private static int Read(SafeFileHandle source, long offset, Span<byte> buffer, string target)
    {
        Errno error = DirectoryRoot.ReadAt(source, offset, buffer, out int count);
        return error == Errno.None ? count : throw new IOException($"{target}: {error.Describe()}");
    }
}
