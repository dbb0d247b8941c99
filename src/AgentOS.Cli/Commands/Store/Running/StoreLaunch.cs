using AgentOS.Kernel;
using AgentOS.Store.Packages;
using AgentOS.Store.Sessions;

namespace AgentOS.Cli.Commands.Store.Running;

/// <summary>An agent that may be started.</summary>
/// <param name="Package">It.</param>
/// <param name="Session">Where it works.</param>
/// <param name="Request">What the kernel runs.</param>
internal sealed record StoreLaunch(AgentPackage Package, StoredSession Session, AgentRunRequest Request);
