using AgentOS.Linux;
using AgentOS.Linux.Files;
using AgentOS.Linux.Machines;
using Microsoft.Win32.SafeHandles;

namespace AgentOS.Guest.Machines;

/// <summary>The machine's own disk.</summary>
internal static class OwnDisk
{
    public const string Device = "/dev/vdb";

    /// <summary>Where its file system is before the machine's root is put together; held open, because afterwards no path leads there.</summary>
    public const string Place = "/own";

    private const string Driver = "/sys/bus/virtio/drivers/virtio_blk/";

    private static SafeFileHandle? s_files;

    /// <summary>Mounts it.</summary>
    public static void Mount()
    {
        MountNamespace.Mount(Device, Place, "ext4", SandboxMountFlags.None);
        s_files = DescriptorIo.OpenDirectory(Place);
    }

    /// <summary>Writes everything to it, also of the machine's other files to where they are; whoever writes to it then waits.</summary>
    public static void Freeze()
    {
        MachineCalls.Synchronize();
        MachineCalls.Freeze(s_files!);
    }

    /// <summary>Undoes <see cref="Freeze"/>.</summary>
    public static void Thaw() => MachineCalls.Thaw(s_files!);

    /// <summary>Has the kernel find it anew: what it knew of it, its size and its first blocks, was the disk of the machine this one is a copy of.</summary>
    public static void LookAgain()
    {
        string device = Path.GetFileName(Directory.ResolveLinkTarget("/sys/block/vdb/device", returnFinalTarget: false)!.FullName);
        File.WriteAllText(Driver + "unbind", device);
        File.WriteAllText(Driver + "bind", device);
    }
}
