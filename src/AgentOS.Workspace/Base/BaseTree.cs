using AgentOS.Linux;
using AgentOS.Linux.Beneath;
using AgentOS.Storage.Files;
using AgentOS.Storage.Workspaces;
using Microsoft.Win32.SafeHandles;

namespace AgentOS.Workspace;

/// <summary>The host directory under the workspace. Only ever read; the agent's own file in it is not there.</summary>
internal sealed class BaseTree(DirectoryRoot root, HiddenNames hidden) : IDisposable
{
    private static readonly uint[] s_shown = [ModeBits.Regular, ModeBits.Directory, ModeBits.SymbolicLink, ModeBits.Fifo, ModeBits.Socket];

    /// <summary>ENOENT as well for what is not shown: devices, and the database itself.</summary>
    public Errno GetStatus(byte[] path, out FileStatus status)
    {
        Errno error = root.GetStatus(path, out status);
        // A component that is not a directory any more, or a link now, is for the caller a name that is not there.
        if (error is Errno.ENOTDIR or Errno.ELOOP or Errno.EXDEV)
            return Errno.ENOENT;
        return error == Errno.None && (!s_shown.Contains(status.Mode & ModeBits.TypeMask) || hidden.Contains(path)) ? Errno.ENOENT : error;
    }

    public Errno OpenForReading(byte[] path, out SafeFileHandle? file) => root.OpenForReading(path, out file);

    public Errno Pin(byte[] path, out SafeFileHandle? file) => root.Pin(path, out file);

    public Errno ReadLink(byte[] path, Span<byte> target, out int length) => root.ReadLink(path, target, out length);

    public Errno List(byte[] path, DirectoryEntryAction entry) => root.List(path, (name, inode, type) =>
    {
        if ((type == 0 || s_shown.Contains(type)) && !hidden.Contains(path, name))
            entry(name, inode, type);
    });

    public void Dispose() => root.Dispose();

    public static BaseStamp StampOf(in FileStatus status) =>
        new(status.Device, status.Inode, status.Mode, status.Size, status.ModifyTime, status.ChangeTime);
}
