using AgentOS.Linux.Streams;
using Microsoft.Win32.SafeHandles;

namespace AgentOS.Linux.Files;

/// <summary>open(2), read(2), write(2) and ioctl(2) on owned descriptors.</summary>
public static class DescriptorIo
{
    private const int ReadWrite = 2;
    private const int CloseOnExec = 0x80000;
    private const int Directory = 0x10000;
    private const int NonBlocking = 0x800;
    private const int SetStatusFlags = 4;
    private const int SetDescriptorFlags = 2;
    private const int DuplicateCloseOnExec = 1030;
    private const int CloseOnExecFlag = 1;
    private const int Forever = -1;

    /// <summary>Opens a file or device for reading and writing; children do not inherit it.</summary>
    /// <exception cref="LinuxException">It cannot be opened.</exception>
    public static SafeFileHandle OpenReadWrite(string path) =>
        new(SystemCall.Check(FileInterop.open(path, ReadWrite | CloseOnExec, 0), "open", path), ownsHandle: true);

    /// <summary>Opens a directory; children do not inherit it.</summary>
    /// <exception cref="LinuxException">It cannot be opened.</exception>
    public static SafeFileHandle OpenDirectory(string path) =>
        new(SystemCall.Check(FileInterop.open(path, Directory | CloseOnExec, 0), "open", path), ownsHandle: true);

    /// <summary>Reads once. <paramref name="count"/> is 0 at the end.</summary>
    public static unsafe Errno Read(SafeFileHandle descriptor, Span<byte> buffer, out int count)
    {
        // SAFETY: the span is pinned for the call and its own length is passed.
        fixed (byte* start = buffer)
            return Finish(FileInterop.read(Number(descriptor), start, buffer.Length), out count);
    }

    /// <summary>Writes once; <paramref name="count"/> may be less than all.</summary>
    public static unsafe Errno Write(SafeFileHandle descriptor, ReadOnlySpan<byte> data, out int count)
    {
        // SAFETY: the span is pinned for the call and its own length is passed.
        fixed (byte* start = data)
            return Finish(FileInterop.write(Number(descriptor), start, data.Length), out count);
    }

    /// <summary>Writes all of it.</summary>
    /// <exception cref="LinuxException">ENOSPC, EPIPE, … : a part may have been written.</exception>
    public static void WriteAll(SafeFileHandle descriptor, ReadOnlySpan<byte> data)
    {
        while (!data.IsEmpty)
        {
            Errno error = Write(descriptor, data, out int count);
            if (error is not (Errno.None or Errno.EINTR))
                throw new LinuxException(error, "write");
            data = data[Math.Max(count, 0)..];
        }
    }

    /// <summary>Another descriptor of the same open file; children do not inherit it.</summary>
    /// <exception cref="LinuxException">EMFILE.</exception>
    public static SafeFileHandle Duplicate(SafeFileHandle descriptor) =>
        new(SystemCall.Check(FileInterop.fcntl(Number(descriptor), DuplicateCloseOnExec, 0), "fcntl F_DUPFD_CLOEXEC"), ownsHandle: true);

    /// <summary>From now on reading gives EAGAIN instead of waiting (O_NONBLOCK), for all who share the open file.</summary>
    /// <exception cref="LinuxException">It cannot be set.</exception>
    public static void SetNonBlocking(SafeFileHandle descriptor) =>
        SystemCall.Check(FileInterop.fcntl(Number(descriptor), SetStatusFlags, NonBlocking), "fcntl");

    /// <summary>From now on programs that this process starts do not inherit it (FD_CLOEXEC).</summary>
    /// <exception cref="LinuxException">It cannot be set.</exception>
    public static void CloseOnExecution(SafeFileHandle descriptor) =>
        SystemCall.Check(FileInterop.fcntl(Number(descriptor), SetDescriptorFlags, CloseOnExecFlag), "fcntl");

    /// <summary>Waits until reading would not wait, or a signal came.</summary>
    public static void WaitReadable(SafeFileHandle descriptor)
    {
        StreamInterop.PollDescriptor wanted = new() { Descriptor = Number(descriptor), Events = StreamInterop.PollIn };
        _ = StreamInterop.poll(ref wanted, 1, Forever);
    }

    /// <summary>Waits until reading would not wait, or another descriptor can be read.</summary>
    /// <returns>True when the first can be read.</returns>
    public static bool WaitReadable(SafeFileHandle descriptor, SafeFileHandle other)
    {
        Span<StreamInterop.PollDescriptor> wanted =
        [
            new() { Descriptor = Number(descriptor), Events = StreamInterop.PollIn },
            new() { Descriptor = Number(other), Events = StreamInterop.PollIn },
        ];
        _ = StreamInterop.poll(ref wanted[0], (nuint)wanted.Length, Forever);
        return wanted[0].ReturnedEvents != 0;
    }

    /// <summary>Waits until writing would not wait, or a signal came.</summary>
    public static void WaitWritable(SafeFileHandle descriptor)
    {
        StreamInterop.PollDescriptor wanted = new() { Descriptor = Number(descriptor), Events = StreamInterop.PollOut };
        _ = StreamInterop.poll(ref wanted, 1, Forever);
    }

    /// <summary>A device control call whose argument is one 32-bit number.</summary>
    public static Errno Control(SafeFileHandle descriptor, nuint request, ref uint argument) =>
        FileInterop.ioctl(Number(descriptor), request, ref argument) == 0 ? Errno.None : SystemCall.LastError;

    // SAFETY: the caller holds the descriptor open for the whole call, which spares the hot path a reference count.
    private static int Number(SafeFileHandle descriptor) => (int)descriptor.DangerousGetHandle();

    private static Errno Finish(nint result, out int count)
    {
        count = (int)result;
        return result >= 0 ? Errno.None : SystemCall.LastError;
    }
}
