using Microsoft.Win32.SafeHandles;

namespace AgentOS.Fuse.Transport;

/// <summary>The request a worker is on, so that exactly one thread answers it: the worker, or the one that hears the interruption.</summary>
internal sealed class InterruptSlot(SafeFileHandle device)
{
    private ulong _unique;
    private uint _caller;

    /// <summary>The device a request was read from is the one that takes its reply.</summary>
    internal SafeFileHandle Device => device;

    internal void Begin(ulong unique, uint caller)
    {
        _caller = caller;
        Volatile.Write(ref _unique, unique);
    }

    /// <summary>Whether the worker is on this request, and its caller is being killed.</summary>
    internal bool IsGivenUp(ulong unique) => Volatile.Read(ref _unique) == unique && Caller.IsBeingKilled(_caller);

    /// <summary>True for the one caller that may answer.</summary>
    internal bool TryEnd(ulong unique) => Interlocked.CompareExchange(ref _unique, 0, unique) == unique;
}
