using AgentOS.Kernel;
using AgentOS.Store.Packages;
using AgentOS.Store.Sessions;
using AgentOS.Vms.Runs;

namespace AgentOS.Cli.Commands.Store.Running;

/// <summary>An agent that may be started.</summary>
/// <param name="Package">It.</param>
/// <param name="Session">Where it works.</param>
/// <param name="Request">What the kernel runs.</param>
/// <param name="Machine">Its machine; null is none.</param>
internal sealed record StoreLaunch(AgentPackage Package, StoredSession Session, AgentRunRequest Request, RunMachine? Machine) : IDisposable
{
    public void Dispose() => Machine?.Dispose();
}
