using System.Runtime.InteropServices;

namespace AgentOS.Linux.Streams;

/// <summary>pipe2(2), splice(2), write(2) and poll(2).</summary>
internal static partial class StreamInterop
{
    /// <summary>POLLIN of poll.h: the descriptor can be read.</summary>
    internal const short PollIn = 0x0001;

    /// <summary>POLLOUT of poll.h: the descriptor can be written.</summary>
    internal const short PollOut = 0x0004;

    /// <summary>POLLERR of poll.h: nobody has the reading end of a pipe (poll(2)).</summary>
    internal const short PollError = 0x0008;

    // SAFETY: the caller passes room for two descriptors.
    [LibraryImport("libc", SetLastError = true)]
    internal static unsafe partial int pipe2(int* ends, int flags);

    [LibraryImport("libc", SetLastError = true)]
    internal static partial nint write(int descriptor, ReadOnlySpan<byte> data, nuint length);

    [LibraryImport("libc", SetLastError = true)]
    internal static unsafe partial nint splice(int input, long* inputOffset, int output, long* outputOffset, nuint length, uint flags);

    [LibraryImport("libc", SetLastError = true)]
    internal static partial int poll(ref PollDescriptor descriptors, nuint count, int timeoutMilliseconds);

    /// <summary>struct pollfd.</summary>
    [StructLayout(LayoutKind.Sequential)]
    internal struct PollDescriptor
    {
        internal int Descriptor;
        internal short Events;
        internal short ReturnedEvents;
    }
}
