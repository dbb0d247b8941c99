using AgentOS.Linux;
using AgentOS.Linux.Files;
using Microsoft.Win32.SafeHandles;

namespace AgentOS.Fuse.Transport;

/// <summary>A second descriptor of one connection with a queue of its own, so that threads do not meet on one lock (FUSE_DEV_IOC_CLONE).</summary>
internal static class DeviceClone
{
    /// <summary>_IOR(229, 0, uint32_t) of linux/fuse.h.</summary>
    private const uint CloneRequest = 0x8004E500;

    /// <summary>Null where the device cannot be opened again: fusermount3 opened it for an ordinary user who may not. Threads then share.</summary>
    internal static SafeFileHandle? TryCreate(SafeFileHandle device)
    {
        SafeFileHandle clone;
        try
        {
            clone = DescriptorIo.OpenReadWrite(FuseMount.DevicePath);
        }
        catch (LinuxException)
        {
            return null;
        }

        uint original = (uint)device.DangerousGetHandle();
        if (DescriptorIo.Control(clone, CloneRequest, ref original) == Errno.None)
            return clone;
        clone.Dispose();
        return null;
    }
}
