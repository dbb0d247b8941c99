using System.Runtime.InteropServices;
using AgentOS.Linux.Beneath;

namespace AgentOS.Linux;

/// <summary>Names of devices: mknod(2).</summary>
public static partial class DeviceNode
{
    private const int AtCurrentDirectory = -100;
    private const uint TypeMask = 0xF000, OwnerOnly = 0x180; // 0600

    /// <summary>Makes another name of a device, for one user only.</summary>
    /// <param name="device">The device.</param>
    /// <param name="path">A new path, on a file system that has devices.</param>
    /// <param name="userId">Who may open it.</param>
    /// <param name="groupId">Its group.</param>
    /// <exception cref="LinuxException">ENOENT: there is no such device; EPERM without CAP_MKNOD.</exception>
    public static void Create(string device, string path, uint userId, uint groupId)
    {
        FileStatus status = FileStatus.Of(AtCurrentDirectory, device, 0);
        SystemCall.Check(MakeNode(path, (status.Mode & TypeMask) | OwnerOnly, status.SpecialDevice), "mknod", path);
        SystemCall.Check(OpenFileInterop.ChangeOwner(path, userId, groupId), "chown", path);
    }

    [LibraryImport("libc", EntryPoint = "mknod", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int MakeNode(string path, uint mode, ulong device);
}
