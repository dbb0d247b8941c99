using Microsoft.Win32.SafeHandles;

namespace AgentOS.Machines.Monitors;

/// <summary>All a monitor has of the host, opened by us: no path of the host means anything to it.</summary>
/// <param name="Link">Its end of the link to the guest.</param>
/// <param name="Control">Its end of the monitor's own control channel.</param>
/// <param name="Kernel">The kernel, for reading.</param>
/// <param name="InitialFileSystem">The initial file system, for reading.</param>
/// <param name="Image">The image's disk, for reading.</param>
/// <param name="DiskForReading">The machine's own disk, for reading: QEMU looks at it first, and takes a descriptor of just the access it wants.</param>
/// <param name="Disk">The machine's own disk.</param>
internal sealed record MachineDescriptors(
    SafeFileHandle Link, SafeFileHandle Control, SafeFileHandle Kernel, SafeFileHandle InitialFileSystem, SafeFileHandle Image, SafeFileHandle DiskForReading, SafeFileHandle Disk) : IDisposable
{
    /// <summary>In the order of their numbers.</summary>
    public IReadOnlyList<SafeFileHandle> All => [Link, Control, Kernel, InitialFileSystem, Image, DiskForReading, Disk];

    public static MachineDescriptors Open(MachineSpecification machine, string initialFileSystem, SafeFileHandle link, SafeFileHandle control) => new(
        link,
        control,
        File.OpenHandle(machine.Kernel.ImagePath),
        File.OpenHandle(initialFileSystem),
        File.OpenHandle(machine.ImagePath),
        File.OpenHandle(machine.DiskPath, FileMode.Open, FileAccess.Read, FileShare.ReadWrite),
        File.OpenHandle(machine.DiskPath, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite));

    public void Dispose()
    {
        foreach (SafeFileHandle descriptor in All)
            descriptor.Dispose();
    }
}
