using AgentOS.Errors;
using AgentOS.Linux;
using AgentOS.Machines.Kernels;
using AgentOS.Machines.Monitors;
using AgentOS.Machines.Monitors.Qemu;
using AgentOS.Machines.Trees;
using AgentOS.Protocol;
using AgentOS.Protocol.Links;
using AgentOS.Sandbox;

namespace AgentOS.Machines;

/// <summary>
/// Starts machines. The monitor is a program in a sandbox of the process tier, which holds it as any other program; it has the guest's disks and channels as descriptors and
/// nothing else. So limits, control groups, identities and networks are the same for both tiers.
/// </summary>
public static class MachineLauncher
{
    // What the monitor itself takes beside the guest's memory: its own heap, the translated code, page tables.
    private const long MonitorBytes = 256L << 20;

    private const uint FirstTree = 1;

    /// <summary>Boots a machine and starts a program in it; returns when the program is being started.</summary>
    /// <param name="machine">The machine.</param>
    /// <param name="specification">What to run in it. Of its mounts, those that can be served are.</param>
    /// <param name="streams">The program's standard streams.</param>
    /// <param name="ready">Hears what is in force, before the program's first instruction.</param>
    /// <exception cref="AgentOSException">An entry of <see cref="MachineErrors"/> or <see cref="SandboxErrors"/>.</exception>
    public static ISandbox Start(
        MachineSpecification machine, SandboxSpecification specification, StandardStreams streams, Action<EnforcementReport> ready)
    {
        IReadOnlyList<SandboxMount> trees = [.. specification.Mounts.Where(mount => mount.Source is CallbackSource { Serve: not null })];
        string initial = InitialFileSystem.Prepare(machine.Kernel, InitProgram.Require(specification.InitPath), machine.CacheDirectory);
        (UnixSocket link, UnixSocket monitorsLink) = UnixSocket.CreatePair();
        (UnixSocket control, UnixSocket monitorsControl) = UnixSocket.CreatePair();
        MachineConsole console = new(machine.ConsolePath);
        SandboxProcess jail;
        using (MachineDescriptors descriptors = MachineDescriptors.Open(machine, initial, monitorsLink.Handle, monitorsControl.Handle))
            jail = SandboxLauncher.Start(Jail(machine, specification, descriptors), console.Streams, _ => { });
        Machine started = new(jail, new Link(link.Handle), control, console, jail.Report with { Layers = [.. jail.Report.Layers, QemuProgram.Layer, Network(specification)] }, machine.Network);
        try
        {
            started.Boot(machine.BootLimit, machine.Clock);
            uint channel = FirstTree;
            foreach (SandboxMount tree in trees)
                TreeRelay.Start(started.Link, channel++, (CallbackSource)tree.Source);
            started.Configure(Identity(machine, specification, trees));
            started.Launch(specification, streams, () => ready(started.Report));
            return started;
        }
        catch
        {
            started.Dispose();
            throw;
        }
    }

    private static SandboxSpecification Jail(MachineSpecification machine, SandboxSpecification specification, MachineDescriptors descriptors) =>
        new(QemuArguments.Of(machine, QemuProgram.Require()))
        {
            Descriptors = descriptors.All,
            Limits = specification.Limits with { MemoryBytes = ((long)machine.MemoryMiB << 20) + MonitorBytes, Cpus = machine.Cpus, Processes = null },
            Isolation = specification.Isolation,
            Dispensable = specification.Dispensable,
            InitPath = specification.InitPath,
            WorkingDirectory = "/",
        };

    private static LayerStatus Network(SandboxSpecification specification) => new("machine network", IsActive: true,
        specification.Network != NetworkMode.Allow ? "none: the guest has no device" : "names: the guest has no device, its connections come over the link");

    private static MachineMessage Identity(MachineSpecification machine, SandboxSpecification specification, IReadOnlyList<SandboxMount> trees)
    {
        DateTimeOffset now = machine.Clock.GetUtcNow();
        return new MachineMessage(machine.HostName, Guid.NewGuid().ToString("N"), MachineSeed.Take(), (now - DateTimeOffset.UnixEpoch).Ticks * 100)
        {
            Trees = [.. trees.Select((tree, index) => $"{FirstTree + index} {tree.Destination}")],
            Aliases = [.. machine.Aliases.Select(alias => $"{alias.Value} {alias.Key}")],
            CapturesNetwork = specification.Network == NetworkMode.Allow,
            Listeners = machine.Network is null ? [] : specification.Listeners,
            Files = specification.Files,
        };
    }
}
