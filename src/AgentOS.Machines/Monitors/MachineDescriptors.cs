using AgentOS.Protocol;
using Microsoft.Win32.SafeHandles;

namespace AgentOS.Machines.Monitors;

/// <summary>All a monitor has of the host, opened by us: no path of the host means anything to it.</summary>
/// <param name="Link">Its end of the link to the guest.</param>
/// <param name="Control">Its end of the monitor's own control channel.</param>
/// <param name="Image">The image's disk, for reading.</param>
/// <param name="DiskForReading">The machine's own disk, for reading: QEMU looks at it first, and takes a descriptor of just the access it wants.</param>
/// <param name="Disk">The machine's own disk.</param>
internal sealed record MachineDescriptors(SafeFileHandle Link, SafeFileHandle Control, SafeFileHandle Image, SafeFileHandle DiskForReading, SafeFileHandle Disk) : IDisposable
{
    /// <summary>The kernel, for reading; null for the copy of a machine that has booted.</summary>
    public SafeFileHandle? Kernel { get; init; }

    /// <summary>The initial file system, for reading; null for the copy of a machine that has booted.</summary>
    public SafeFileHandle? InitialFileSystem { get; init; }

    /// <summary>The memory of the template it is a copy of, or is to become; null for neither.</summary>
    public SafeFileHandle? Memory { get; init; }

    /// <summary>In the order of their numbers.</summary>
    public IReadOnlyList<SafeFileHandle> All =>
        [.. new[] { Link, Control, Image, DiskForReading, Disk, Kernel, InitialFileSystem, Memory }.OfType<SafeFileHandle>()];

    public static MachineDescriptors Open(MachineSpecification machine, SafeFileHandle link, SafeFileHandle control) => new(
        link,
        control,
        File.OpenHandle(machine.ImagePath),
        File.OpenHandle(machine.DiskPath, FileMode.Open, FileAccess.Read, FileShare.ReadWrite),
        File.OpenHandle(machine.DiskPath, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite));

    /// <summary>The number one of them has in the monitor.</summary>
    public int NumberOf(SafeFileHandle? descriptor) => LaunchMessage.FirstOfProgram + All.ToList().IndexOf(descriptor!);

    // A template stays its owner's.
    public void Dispose()
    {
        foreach (SafeFileHandle? descriptor in new[] { Link, Control, Image, DiskForReading, Disk, Kernel, InitialFileSystem })
            descriptor?.Dispose();
    }
}
