using Microsoft.Win32.SafeHandles;

namespace AgentOS.Fuse.Transport;

/// <summary>The request a worker is on, so that exactly one thread answers it: the worker, or the one that hears the interruption.</summary>
internal sealed class InterruptSlot(SafeFileHandle device)
{
    private ulong _unique;

    /// <summary>The device a request was read from is the one that takes its reply.</summary>
    internal SafeFileHandle Device => device;

    internal void Begin(ulong unique) => Volatile.Write(ref _unique, unique);

    /// <summary>True for the one caller that may answer.</summary>
    internal bool TryEnd(ulong unique) => Interlocked.CompareExchange(ref _unique, 0, unique) == unique;
}
