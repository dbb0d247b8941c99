using AgentOS.Linux;
using AgentOS.Linux.Files;
using AgentOS.Protocol.Links;

namespace AgentOS.Guest.Machines;

/// <summary>The machine's end of the link: a port of a virtio serial device, or a connection of a virtio socket where the command line says so.</summary>
internal static class MachineLink
{
    private const string Device = "/dev/vport0p1", CommandLine = "/proc/cmdline";

    public static Link Open() => new(File.ReadAllText(CommandLine).Contains(SocketLink.Parameter, StringComparison.Ordinal)
        ? MachineSocket.Connect(MachineSocket.Host, SocketLink.Port)
        : DescriptorIo.OpenReadWrite(Device));
}
