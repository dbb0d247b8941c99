using AgentOS.Kernel.Databases;
using AgentOS.Kernel.Events;
using AgentOS.Kernel.Identities;
using AgentOS.Kernel.State.Calls;
using AgentOS.Kernel.Syscalls;

namespace AgentOS.Kernel.State;

/// <summary>A kernel's state store.</summary>
internal sealed class KernelState(IdentityTable identities, IDatabaseSource databases, IEventSink events, AgentKernelOptions options) : IDisposable
{
    private const string GlobalName = "kernel.db";

    private readonly StateSpaces _spaces = new(identities, databases, Path.Combine(options.StateDirectory, GlobalName), new StateLimits(), options.Clock);

    /// <summary>The calls about it.</summary>
    public IEnumerable<SyscallEntry> Calls => StateCalls.All(new StateStore(_spaces, events));

    /// <summary>Closes the file of the global scope.</summary>
    public void Dispose() => _spaces.Dispose();
}
