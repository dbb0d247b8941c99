using System.Runtime.CompilerServices;
using AgentOS.Fuse.Protocol;
using AgentOS.Fuse.Protocol.Replies;
using AgentOS.Fuse.Protocol.Requests;
using AgentOS.Linux;
using AgentOS.Linux.Files;
using Microsoft.Win32.SafeHandles;

namespace AgentOS.Fuse.Transport;

/// <summary>
/// Answers INTERRUPT: a caller that is being killed gets EINTR at once when its request only looks, while the worker finishes for nobody.
/// </summary>
internal sealed class InterruptTable
{
    private readonly List<InterruptSlot> _slots = [];

    /// <summary>Called for every worker before the first starts.</summary>
    internal InterruptSlot AddSlot(SafeFileHandle device)
    {
        InterruptSlot slot = new(device);
        _slots.Add(slot);
        return slot;
    }

    /// <summary>
    /// Silence, which the kernel accepts, means: answered already, changing something (waited for), or interrupted by a signal that the
    /// caller survives (it waits, as for a disk); or about to be taken by another thread, in which case it ends soon by itself.
    /// </summary>
    internal void Interrupt(RequestReader body)
    {
        if (!body.TryRead(out InterruptRequest interrupt))
            return;
        foreach (InterruptSlot slot in _slots)
        {
            if (!slot.IsGivenUp(interrupt.Unique) || !slot.TryEnd(interrupt.Unique))
                continue;
            Send(slot.Device, interrupt.Unique, Errno.EINTR);
            return;
        }
    }

    private static void Send(SafeFileHandle device, ulong unique, Errno error)
    {
        Span<byte> room = stackalloc byte[Unsafe.SizeOf<ReplyHeader>()];
        _ = DescriptorIo.Write(device, new ReplyWriter(room).Finish(unique, error), out _);
    }
}
