using AgentOS.Kernel.Identities;
using AgentOS.Kernel.Syscalls;
using AgentOS.Kernel.Syscalls.Observation;
using AgentOS.Protocol.Kernel;

namespace AgentOS.Kernel.Recording;

/// <summary>The replay a kernel makes, when it makes one. A substitute is looked for on the reactor's thread only.</summary>
internal sealed class ReplayControl : ICallSubstitute
{
    private volatile Replay? _replay;
    private volatile bool _isRunning;

    /// <summary>The newest one; null when there was none.</summary>
    public Replay? Replay => _replay;

    /// <summary>Whether calls are answered from it.</summary>
    public bool IsRunning => _isRunning;

    public ISyscall? Find(Identity caller, Opcode opcode) => _isRunning ? _replay!.Find(caller, opcode) : null;

    /// <summary>Starts a replay in place of the one before.</summary>
    public void Start(Replay replay)
    {
        _replay = replay;
        _isRunning = true;
    }

    /// <summary>Calls are carried out again.</summary>
    public void Stop() => _isRunning = false;
}
