using System.Globalization;
using AgentOS.Protocol.Links;
using AgentOS.Sandbox;

namespace AgentOS.Machines.Monitors.Firecracker;

/// <summary>What a Firecracker finds in its sandbox: it takes paths, where QEMU takes descriptors.</summary>
internal static class FirecrackerFiles
{
    public const string Kernel = "/run/machine/kernel", InitialFileSystem = "/run/machine/initrd", Image = "/run/machine/image", Disk = "/run/machine/disk";

    /// <summary>Its configuration.</summary>
    public const string Configuration = "/run/machine.json";

    /// <summary>The directory of its API's socket, which we have too.</summary>
    public const string Control = "/run/monitor";

    /// <summary>Its API's socket there.</summary>
    public const string ControlName = "api";

    /// <summary>Its side of the machine's sockets. What the guest connects to at a port comes to a socket of this name, '_' and the port.</summary>
    public const string Link = "/run/link";

    /// <summary>Where the guest's link comes to.</summary>
    public static string LinkSocket { get; } = string.Create(CultureInfo.InvariantCulture, $"{Link}_{SocketLink.Port}");

    public static IReadOnlyList<SandboxMount> Of(MachineSpecification machine, string initialFileSystem, string control, string link) =>
    [
        new(Kernel, new BindSource(machine.Kernel.ImagePath), true),
        new(InitialFileSystem, new BindSource(initialFileSystem), true),
        new(Image, new BindSource(machine.ImagePath), true),
        new(Disk, new BindSource(machine.DiskPath), false),
        new(Control, new BindSource(control), false),
        new(LinkSocket, new SocketSource(link), false),
    ];
}
