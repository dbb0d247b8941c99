using System.Text.Json;
using System.Text.Json.Serialization;
using AgentOS.Protocol.Links;

namespace AgentOS.Machines.Monitors.Firecracker;

/// <summary>The file a Firecracker starts its machine by: <c>FullVmConfiguration</c> of its API (firecracker.yaml, 1.17), of which no more is said than what machines have.</summary>
/// <param name="BootSource">Kernel, its initial file system and its command line.</param>
/// <param name="Drives">Disks, in the order the guest finds them.</param>
/// <param name="MachineConfig">Processors and memory.</param>
/// <param name="Vsock">The link.</param>
internal sealed record FirecrackerConfiguration(
    [property: JsonPropertyName("boot-source")] FirecrackerConfiguration.Boot BootSource,
    FirecrackerConfiguration.Drive[] Drives,
    [property: JsonPropertyName("machine-config")] FirecrackerConfiguration.Machine MachineConfig,
    FirecrackerConfiguration.Socket Vsock)
{
    // The first one that is nobody's: 0 to 2 are the hypervisor's, the loopback's and the host's (vsock(7)).
    private const int Guest = 3;

    public static FirecrackerConfiguration Of(MachineSpecification machine) => new(
        new Boot(FirecrackerFiles.Kernel, FirecrackerFiles.InitialFileSystem, $"console=ttyS0 quiet panic=-1 reboot=k pci=off random.trust_cpu=on rdinit=/init {SocketLink.Parameter}"),
        [new Drive("image", FirecrackerFiles.Image, false, true), new Drive("disk", FirecrackerFiles.Disk, false, false)],
        new Machine(machine.Cpus, machine.MemoryMiB),
        new Socket(Guest, FirecrackerFiles.Link));

    public string ToJson() => JsonSerializer.Serialize(this, FirecrackerJson.Default.FirecrackerConfiguration);

    internal sealed record Boot(string KernelImagePath, string InitrdPath, string BootArgs);

    internal sealed record Drive(string DriveId, string PathOnHost, bool IsRootDevice, bool IsReadOnly);

    internal sealed record Machine(int VcpuCount, int MemSizeMib);

    internal sealed record Socket(int GuestCid, string UdsPath);
}
