using AgentOS.Linux.Files;
using Microsoft.Win32.SafeHandles;

namespace AgentOS.Linux.Polling;

/// <summary>Wakes the thread that waits in a <see cref="Poller"/>: an eventfd(2).</summary>
public sealed class WakeSignal : IDisposable
{
    /// <summary>What the poller watches for input.</summary>
    public SafeFileHandle Descriptor { get; } = new(
        SystemCall.Check(PollInterop.EventDescriptor(0, PollInterop.CloseOnExec | PollInterop.NonBlocking), "eventfd"), ownsHandle: true);

    /// <summary>Makes it ready.</summary>
    public void Raise()
    {
        // EAGAIN: the counter is full, so it is ready as it is.
        Span<byte> one = stackalloc byte[sizeof(ulong)];
        one[0] = 1;
        _ = DescriptorIo.Write(Descriptor, one, out _);
    }

    /// <summary>Makes it not ready.</summary>
    public void Clear()
    {
        Span<byte> count = stackalloc byte[sizeof(ulong)];
        _ = DescriptorIo.Read(Descriptor, count, out _);
    }

    /// <inheritdoc/>
    public void Dispose() => Descriptor.Dispose();
}
