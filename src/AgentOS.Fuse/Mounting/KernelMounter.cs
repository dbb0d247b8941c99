using AgentOS.Errors;
using AgentOS.Linux;
using AgentOS.Linux.Files;
using AgentOS.Linux.Mounts;
using Microsoft.Win32.SafeHandles;

namespace AgentOS.Fuse;

/// <summary>Mounting as root, by mount(2).</summary>
internal static class KernelMounter
{
    /// <summary>Type of the root inode in octal, as the kernel wants it (S_IFDIR).</summary>
    private const string RootMode = "40000";

    internal static FuseConnection Mount(string mountPoint, FuseMountOptions options)
    {
        SafeFileHandle device = Open(mountPoint);
        try
        {
            string data = $"fd={device.DangerousGetHandle()},rootmode={RootMode},user_id={options.UserId},group_id={options.GroupId},default_permissions"
                + (options.AllowOthers ? ",allow_other" : "");
            MountCalls.Mount(options.Name, mountPoint, "fuse.agentos", Flags(options), data);
            return new FuseConnection(device, mountPoint, () => MountCalls.Unmount(mountPoint, UnmountFlags.Detach | UnmountFlags.NoFollow));
        }
        catch (LinuxException failure)
        {
            device.Dispose();
            throw new AgentOSException(Definition(failure.Error), "mount on", mountPoint, failure.Message, failure);
        }
    }

    private static SafeFileHandle Open(string mountPoint)
    {
        try
        {
            return DescriptorIo.OpenReadWrite(FuseMount.DevicePath);
        }
        catch (LinuxException failure)
        {
            ErrorDefinition definition = failure.Error is Errno.ENOENT or Errno.ENODEV ? FuseErrors.DeviceMissing : FuseErrors.NotAllowed;
            throw new AgentOSException(definition, "mount on", mountPoint, failure.Message, failure);
        }
    }

    private static MountFlags Flags(FuseMountOptions options) =>
        MountFlags.NoSetUserId | MountFlags.NoAccessTimes
        | (options.AllowDevices ? MountFlags.None : MountFlags.NoDevices)
        | (options.ReadOnly ? MountFlags.ReadOnly : MountFlags.None);

    private static ErrorDefinition Definition(Errno error) => error switch
    {
        Errno.EPERM or Errno.EACCES => FuseErrors.NotAllowed,
        Errno.ENOENT or Errno.ENOTDIR => FuseErrors.MountPointInvalid,
        Errno.EBUSY or Errno.ENOTCONN => FuseErrors.MountPointBusy,
        _ => FuseErrors.MountFailed,
    };
}
