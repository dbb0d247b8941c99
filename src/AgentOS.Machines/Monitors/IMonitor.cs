using AgentOS.Errors;
using AgentOS.Sandbox;

namespace AgentOS.Machines.Monitors;

/// <summary>A program that runs machines, one in each of its processes, in a sandbox.</summary>
internal interface IMonitor
{
    /// <summary>Whether machines can begin as copies of one that has booted (<see cref="ICopyingControl"/>).</summary>
    bool StartsCopies { get; }

    /// <summary>The kernel modules of the guest's end of the link, each after what it needs.</summary>
    IReadOnlyList<string> LinkModules { get; }

    /// <summary>Starts it with a guest whose processors run, or stand still when it is to become a copy.</summary>
    /// <param name="machine">The machine.</param>
    /// <param name="specification">How its sandbox is held.</param>
    /// <param name="beginning">What the guest begins with.</param>
    /// <param name="console">Takes what the guest's kernel and the monitor print; read from now on.</param>
    /// <exception cref="AgentOSException">An entry of <see cref="MachineErrors"/> or <see cref="SandboxErrors"/>.</exception>
    StartedMonitor Start(MachineSpecification machine, SandboxSpecification specification, MachineBeginning beginning, MachineConsole console);
}
