namespace AgentOS.Guest.Machines;

/// <summary>The machine's own disk.</summary>
internal static class OwnDisk
{
    public const string Device = "/dev/vdb";

    private const string Driver = "/sys/bus/virtio/drivers/virtio_blk/";

    /// <summary>Has the kernel find it anew: what it knew of it, its size and its first blocks, was the disk of the machine this one is a copy of.</summary>
    public static void LookAgain()
    {
        string device = Path.GetFileName(Directory.ResolveLinkTarget("/sys/block/vdb/device", returnFinalTarget: false)!.FullName);
        File.WriteAllText(Driver + "unbind", device);
        File.WriteAllText(Driver + "bind", device);
    }
}
