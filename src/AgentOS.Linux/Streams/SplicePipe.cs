using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace AgentOS.Linux.Streams;

/// <summary>A pipe through which bytes go from one socket to another without a copy in this process: splice(2).</summary>
public sealed unsafe class SplicePipe : IDisposable
{
    private const int CloseOnExec = 0x80000, NonBlocking = 0x800;
    private const int SetPipeSize = 1031; // F_SETPIPE_SZ of fcntl(2).
    private const uint Flags = 1 | 2; // SPLICE_F_MOVE, SPLICE_F_NONBLOCK.

    private readonly SafeFileHandle _output, _input;

    private SplicePipe(SafeFileHandle output, SafeFileHandle input) => (_output, _input) = (output, input);

    /// <summary>Makes one, empty.</summary>
    /// <param name="capacity">How many bytes it should hold; when the user's pipes hold too much already it is less (pipe(7)).</param>
    /// <exception cref="LinuxException">There are no descriptors left.</exception>
    public static SplicePipe Create(int capacity)
    {
        int* ends = stackalloc int[2];
        SystemCall.Check(StreamInterop.pipe2(ends, CloseOnExec | NonBlocking), "pipe2");
        _ = Files.FileInterop.fcntl(ends[1], SetPipeSize, capacity);
        return new SplicePipe(new SafeFileHandle(ends[0], ownsHandle: true), new SafeFileHandle(ends[1], ownsHandle: true));
    }

    /// <summary>Takes what a socket has, without waiting.</summary>
    /// <param name="source">A socket that does not block; held open by the caller.</param>
    /// <param name="most">Bytes at most.</param>
    /// <param name="count">Bytes taken; 0 without an error is the end.</param>
    public Errno Fill(SafeHandle source, int most, out int count) => Move(source, _input, most, out count);

    /// <summary>Gives some of what it holds to a socket, without waiting.</summary>
    /// <param name="target">A socket that does not block; held open by the caller.</param>
    /// <param name="most">Bytes at most.</param>
    /// <param name="count">Bytes given.</param>
    public Errno Drain(SafeHandle target, int most, out int count) => Move(_output, target, most, out count);

    /// <summary>Reads some of what it holds.</summary>
    public Errno Read(Span<byte> buffer, out int count) => Files.DescriptorIo.Read(_output, buffer, out count);

    /// <inheritdoc/>
    public void Dispose()
    {
        _output.Dispose();
        _input.Dispose();
    }

    // SAFETY: the callers hold both descriptors open for the whole call.
    private static Errno Move(SafeHandle source, SafeHandle target, int most, out int count)
    {
        nint moved = StreamInterop.splice((int)source.DangerousGetHandle(), null, (int)target.DangerousGetHandle(), null, (nuint)most, Flags);
        count = (int)Math.Max(moved, 0);
        return moved >= 0 ? Errno.None : SystemCall.LastError;
    }
}
