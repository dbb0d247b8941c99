using AgentOS.Kernel.Syscalls;
using AgentOS.Storage;

namespace AgentOS.Kernel.Databases;

/// <summary>Says which agent.db a caller works on.</summary>
internal interface IDatabaseSource
{
    /// <summary>The caller's; stays open for as long as the source says.</summary>
    /// <returns>Complete where a reading call may be answered by the thread that asks: the reactor's.</returns>
    /// <exception cref="Errors.AgentOSException">The caller has none, or it cannot be opened.</exception>
    ValueTask<AgentDatabase> OpenAsync(Caller caller);
}
