using AgentOS.Linux;
using AgentOS.Linux.Beneath;
using AgentOS.Storage.Files;
using AgentOS.Storage.Workspaces;

namespace AgentOS.Workspace.Review;

/// <summary>Tells whether a file of the workspace is what the base has at a path: type, permissions, content.</summary>
internal sealed class FileComparison(WorkspaceView view)
{
    private const int BlockBytes = 1 << 20;

    private readonly ContentReader _reader = new(view);

    public bool IsSame(in Inode inode, Origin? origin, byte[] basePath, in FileStatus status)
    {
        if (inode.Mode != status.Mode)
            return false;
        return (inode.Mode & ModeBits.TypeMask) switch
        {
            ModeBits.Regular => inode.Size == status.Size && HasContent(inode, origin, basePath),
            ModeBits.SymbolicLink => HasTarget(inode, basePath),
            _ => true,
        };
    }

    private bool HasContent(in Inode inode, Origin? origin, byte[] basePath)
    {
        // A part of it is in another version of the base, or nowhere.
        if (origin is { BaseLength: > 0 } && !view.HasStarted(origin))
            return false;
        if (view.Base.OpenForReading(basePath, out Microsoft.Win32.SafeHandles.SafeFileHandle? file) != Errno.None)
            return false;
        using (file)
        {
            byte[] ours = new byte[BlockBytes], theirs = new byte[BlockBytes];
            for (long offset = 0; offset < inode.Size; offset += BlockBytes)
            {
                int count = _reader.Read(inode, origin, offset, ours);
                if (DirectoryRoot.ReadAt(file!, offset, theirs, out int read) != Errno.None || !ours.AsSpan(0, count).SequenceEqual(theirs.AsSpan(0, read)))
                    return false;
            }
        }

        return true;
    }

    private bool HasTarget(in Inode inode, byte[] basePath)
    {
        Span<byte> ours = stackalloc byte[IFileTree.MaxTargetLength + 1], theirs = stackalloc byte[IFileTree.MaxTargetLength + 1];
        return view.Tree.ReadLink(inode.Number, ours, out int length) == Errno.None
            && view.Base.ReadLink(basePath, theirs, out int read) == Errno.None
            && ours[..length].SequenceEqual(theirs[..read]);
    }
}
