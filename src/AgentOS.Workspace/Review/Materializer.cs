using AgentOS.Linux;
using AgentOS.Linux.Beneath;
using AgentOS.Storage.Files;
using AgentOS.Storage.Workspaces;
using Microsoft.Win32.SafeHandles;

namespace AgentOS.Workspace.Review;

/// <summary>Writes files of the workspace and of its base where other programs can read them.</summary>
public sealed class Materializer(WorkspaceView view)
{
    private const int BlockBytes = 1 << 20;

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

    private void WriteInode(in Inode inode, string target)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        if (ModeBits.IsSymbolicLink(inode.Mode))
        {
            Span<byte> link = stackalloc byte[IFileTree.MaxTargetLength + 1];
            if (view.Tree.ReadLink(inode.Number, link, out int length) == Errno.None)
                File.CreateSymbolicLink(target, System.Text.Encoding.UTF8.GetString(link[..length]));
            return;
        }

        Origin? origin = view.Origins.Find(inode.Number);
        byte[] block = new byte[BlockBytes];
        using FileStream file = Create(target, inode.Mode);
        for (long offset = 0; offset < inode.Size; offset += BlockBytes)
            file.Write(block, 0, _reader.Read(inode, origin, offset, block));
        file.Flush(flushToDisk: true);
    }

    private void WriteBase(byte[] path, string target)
    {
        if (view.Base.GetStatus(path, out FileStatus status) != Errno.None)
            return;
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        if (ModeBits.IsSymbolicLink(status.Mode))
        {
            Span<byte> link = stackalloc byte[IFileTree.MaxTargetLength + 1];
            if (view.Base.ReadLink(path, link, out int length) == Errno.None)
                File.CreateSymbolicLink(target, System.Text.Encoding.UTF8.GetString(link[..length]));
            return;
        }

        if (!ModeBits.IsRegular(status.Mode) || view.Base.OpenForReading(path, out SafeFileHandle? source) != Errno.None)
            return;
        byte[] block = new byte[BlockBytes];
        using (source)
        using (FileStream file = Create(target, status.Mode))
        {
            for (long offset = 0; DirectoryRoot.ReadAt(source!, offset, block, out int count) == Errno.None && count > 0; offset += count)
                file.Write(block, 0, count);
            file.Flush(flushToDisk: true);
        }
    }

    private static FileStream Create(string target, uint mode)
    {
        FileStream file = new(target, FileMode.CreateNew, FileAccess.Write, FileShare.None);
        File.SetUnixFileMode(file.SafeFileHandle, (UnixFileMode)(mode & ModeBits.PermissionMask));
        return file;
    }
}
