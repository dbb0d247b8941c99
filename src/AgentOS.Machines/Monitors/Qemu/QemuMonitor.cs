using AgentOS.Linux;
using AgentOS.Sandbox;

namespace AgentOS.Machines.Monitors.Qemu;

/// <summary>QEMU: it has the guest's disks and channels as descriptors and nothing else; the link is a port of a virtio serial device.</summary>
internal sealed class QemuMonitor : IMonitor
{
    public bool StartsCopies => true;

    public IReadOnlyList<string> LinkModules { get; } = ["drivers/char/virtio_console.ko"];

    public StartedMonitor Start(MachineSpecification machine, SandboxSpecification specification, MachineBeginning beginning, MachineConsole console)
    {
        (UnixSocket link, UnixSocket monitorsLink) = UnixSocket.CreatePair();
        (UnixSocket control, UnixSocket monitorsControl) = UnixSocket.CreatePair();
        using MachineDescriptors descriptors = MachineDescriptors.Open(machine, monitorsLink.Handle, monitorsControl.Handle) with
        {
            Kernel = beginning.InitialFileSystem is null ? null : File.OpenHandle(machine.Kernel.ImagePath),
            InitialFileSystem = beginning.InitialFileSystem is { } initial ? File.OpenHandle(initial) : null,
            Memory = beginning.Memory,
        };
        SandboxSpecification jail = MonitorJail.Of(machine, specification, QemuArguments.Of(machine, QemuProgram.Require(), descriptors));
        SandboxProcess process = SandboxLauncher.Start(jail with { Descriptors = descriptors.All }, console.Streams, _ => { });
        console.Begin();
        return new StartedMonitor(process, link.Handle, new QmpChannel(control), machine.UsesKvm ? QemuProgram.AcceleratedLayer : QemuProgram.Layer);
    }
}
