using AgentOS.Errors;
using AgentOS.Machines.Kernels;
using AgentOS.Machines.Logs;
using AgentOS.Machines.Monitors;
using AgentOS.Machines.Trees;
using AgentOS.Protocol;
using AgentOS.Sandbox;
using Microsoft.Win32.SafeHandles;

namespace AgentOS.Machines;

/// <summary>
/// Starts machines. The monitor is a program in a sandbox of the process tier, which holds it as any other program; it has the guest's disks and channels and
/// nothing else. So limits, control groups, identities and networks are the same for both tiers.
/// </summary>
public static class MachineLauncher
{
    private const uint FirstTree = 1;

    /// <summary>Whether a monitor's machines can begin as copies of templates.</summary>
    public static bool StartsCopies(MonitorKind monitor) => InstalledMonitors.Of(monitor).StartsCopies;

    /// <summary>Starts a machine and a program in it; returns when the program is being started.</summary>
    /// <param name="machine">The machine.</param>
    /// <param name="specification">What to run in it. Its mounts are trees that can be served, and other names of them.</param>
    /// <param name="streams">The program's standard streams.</param>
    /// <param name="ready">Hears what is in force, before the program's first instruction.</param>
    /// <exception cref="AgentOSException">An entry of <see cref="MachineErrors"/> or <see cref="SandboxErrors"/>.</exception>
    public static ISandbox Start(
        MachineSpecification machine, SandboxSpecification specification, StandardStreams streams, Action<EnforcementReport> ready)
    {
        MachineTrees trees = MachineTrees.Of(specification.Mounts);
        using PreparedMachine prepared = machine.Prepared?.GetAwaiter().GetResult() ?? PreparedMachine.Start(machine, specification);
        Machine started = prepared.Take() ?? throw new InvalidOperationException("a prepared machine is started once");
        try
        {
            started.Resume();
            uint channel = FirstTree;
            foreach (SandboxMount tree in trees.Served)
                TreeRelay.Start(started.Link, channel++, (CallbackSource)tree.Source);
            started.Log = machine.LogPath is { } log ? new ProgramLog(log, machine.Clock) : null;
            started.Connect(machine.Network, Network(specification));
            started.Configure(Identity(machine, specification, trees));
            if (prepared.IsLaunched)
                ready(started.Report);
            else
                started.Launch(specification, streams, () => ready(started.Report));
            return started;
        }
        catch
        {
            started.Dispose();
            throw;
        }
    }

    /// <summary>Boots a machine and makes a template of it. Its own disk can be any of the size that copies have: nothing is read from it.</summary>
    /// <param name="machine">The machine.</param>
    /// <param name="specification">How its monitor is held; what to run is not looked at.</param>
    /// <param name="template">Where to: a memory file of the machine's memory's size, and a file for the devices. Still to be sealed.</param>
    /// <exception cref="AgentOSException">An entry of <see cref="MachineErrors"/> or <see cref="SandboxErrors"/>.</exception>
    public static void MakeTemplate(MachineSpecification machine, SandboxSpecification specification, MachineTemplate template)
    {
        using Machine booted = Boot(machine, specification, template.Memory);
        booted.Save(template.Devices);
    }

    internal static Machine Boot(MachineSpecification machine, SandboxSpecification specification, SafeFileHandle? memory)
    {
        string initial = InitialFileSystem.Prepare(
            machine.Kernel, InitProgram.Require(specification.InitPath), machine.CacheDirectory, InstalledMonitors.Of(machine.Monitor).LinkModules);
        Machine started = Begin(machine, specification, new MachineBeginning(initial, memory));
        return Prepare(started, () => started.Boot(machine.BootLimit, machine.Clock));
    }

    internal static Machine Copy(MachineSpecification machine, MachineTemplate template, SandboxSpecification specification)
    {
        Machine started = Begin(machine, specification, new MachineBeginning(null, template.Memory));
        return Prepare(started, () => started.Restore(template.Devices));
    }

    private static Machine Prepare(Machine started, Action prepare)
    {
        try
        {
            prepare();
            return started;
        }
        catch
        {
            started.Dispose();
            throw;
        }
    }

    private static Machine Begin(MachineSpecification machine, SandboxSpecification specification, MachineBeginning beginning)
    {
        MachineConsole console = new(machine.ConsolePath);
        return new Machine(InstalledMonitors.Of(machine.Monitor).Start(machine, specification, beginning, console), console);
    }

    private static LayerStatus Network(SandboxSpecification specification) => new("machine network", IsActive: true,
        specification.Network != NetworkMode.Allow ? "none: the guest has no device" : "names: the guest has no device, its connections come over the link");

    private static MachineMessage Identity(MachineSpecification machine, SandboxSpecification specification, MachineTrees trees)
    {
        DateTimeOffset now = machine.Clock.GetUtcNow();
        return new MachineMessage(machine.HostName, Guid.NewGuid().ToString("N"), MachineSeed.Take(), (now - DateTimeOffset.UnixEpoch).Ticks * 100)
        {
            Trees = [.. trees.Served.Select((tree, index) => $"{FirstTree + index} {tree.Destination}")],
            Aliases = [.. machine.Aliases.Select(alias => $"{alias.Value}\0{alias.Key}"), .. trees.Aliases],
            ReadOnly = [.. trees.Served.Where(static tree => tree.IsReadOnly).Select(static tree => tree.Destination)],
            CapturesNetwork = specification.Network == NetworkMode.Allow,
            Listeners = machine.Network is null ? [] : specification.Listeners,
            Files = specification.Files,
        };
    }
}
