using AgentOS.Errors;
using AgentOS.Kernel.Identities;

namespace AgentOS.Kernel.Commands;

/// <summary>Says which sandbox a caller works in.</summary>
internal interface ISandboxSource
{
    /// <summary>The caller's own. May take as long as a sandbox takes to start: not to be called on the reactor's thread.</summary>
    /// <exception cref="AgentOSException"><see cref="CommandErrors.NoSandbox"/>, or it cannot be started.</exception>
    AgentRun Open(Identity caller);
}
