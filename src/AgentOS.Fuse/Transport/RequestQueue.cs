using System.Diagnostics;
using AgentOS.Linux;
using AgentOS.Linux.Files;
using Microsoft.Win32.SafeHandles;

namespace AgentOS.Fuse.Transport;

/// <summary>
/// The device's reading end. One thread at a time, the leader, waits for requests (the leader/followers pattern; Schmidt et al.,
/// 2000); the others wait for its turn, so that a request never wakes two. The leader looks again and again for a moment before it
/// sleeps: a program that makes one call after the other is answered without waking anybody.
/// </summary>
internal sealed class RequestQueue
{
    /// <summary>About what a sleep and a wake-up cost on a virtual machine. Longer would take the processor from the programs served.</summary>
    private static readonly long Patience = (long)(20e-6 * Stopwatch.Frequency);

    private const int Pause = 32;

    private readonly SafeFileHandle _device;
    private readonly Lock _turn = new();

    internal RequestQueue(SafeFileHandle device)
    {
        _device = device;
        DescriptorIo.SetNonBlocking(device);
    }

    /// <summary>Waits until the calling thread is the leader.</summary>
    internal void Lead() => _turn.Enter();

    /// <summary>Lets another thread lead.</summary>
    internal void Yield() => _turn.Exit();

    /// <summary>Waits for a request. Only the leader may.</summary>
    internal Errno Take(Span<byte> request, out int length)
    {
        long asleepAt = Stopwatch.GetTimestamp() + Patience;
        while (true)
        {
            Errno error = DescriptorIo.Read(_device, request, out length);
            // A device never gives nothing: this is a socket whose other side is gone.
            if (error == Errno.None && length == 0)
                return Errno.ENODEV;
            if (error != Errno.EAGAIN)
                return error;
            if (Stopwatch.GetTimestamp() < asleepAt)
                Thread.SpinWait(Pause);
            else
                DescriptorIo.WaitReadable(_device);
        }
    }
}
