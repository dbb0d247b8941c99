using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace AgentOS.Linux.Polling;

/// <summary>An epoll(7) instance: waits for many descriptors at once, level-triggered. Watching is thread-safe, one thread waits.</summary>
public sealed unsafe class Poller : IDisposable
{
    /// <summary>How many events one wait returns at most.</summary>
    public const int Batch = 256;

    private const Readiness Once = (Readiness)(1u << 30); // EPOLLONESHOT

    // struct epoll_event is packed on x86-64 only (sys/epoll.h).
    private static readonly int s_dataOffset = RuntimeInformation.ProcessArchitecture == Architecture.X64 ? 4 : 8;
    private static readonly int s_eventSize = s_dataOffset + sizeof(ulong);

    private readonly SafeFileHandle _epoll = new(SystemCall.Check(PollInterop.Create(PollInterop.CloseOnExec), "epoll_create1"), ownsHandle: true);
    private readonly byte[] _events = GC.AllocateArray<byte>(Batch * s_eventSize, pinned: true);

    /// <summary>Watches a descriptor. Closing it ends that.</summary>
    public void Add(SafeFileHandle descriptor, Readiness readiness) => Control(PollInterop.Add, descriptor, readiness);

    /// <summary>Watches a descriptor until it is ready once (EPOLLONESHOT). It may have been watched so before.</summary>
    public void AddOnce(SafeFileHandle descriptor, Readiness readiness)
    {
        try
        {
            Control(PollInterop.Add, descriptor, readiness | Once);
        }
        catch (LinuxException failure) when (failure.Error == Errno.EEXIST)
        {
            Control(PollInterop.Modify, descriptor, readiness | Once);
        }
    }

    /// <summary>Watches a descriptor for something else.</summary>
    public void Change(SafeFileHandle descriptor, Readiness readiness) => Control(PollInterop.Modify, descriptor, readiness);

    /// <summary>Blocks until something is ready.</summary>
    /// <returns>How many events <see cref="this[int]"/> has.</returns>
    public int Wait()
    {
        fixed (byte* events = _events)
        {
            int count;
            while ((count = PollInterop.Wait(Number(_epoll), events, Batch, -1)) < 0 && SystemCall.LastError == Errno.EINTR)
            {
                // A signal handler ran on this thread.
            }

            return SystemCall.Check(count, "epoll_wait");
        }
    }

    /// <summary>An event of the last wait: the descriptor's number, and what it is ready for.</summary>
    public (int Descriptor, Readiness Readiness) this[int index]
    {
        get
        {
            ReadOnlySpan<byte> bytes = _events.AsSpan(index * s_eventSize, s_eventSize);
            return ((int)BinaryPrimitives.ReadUInt64LittleEndian(bytes[s_dataOffset..]), (Readiness)BinaryPrimitives.ReadUInt32LittleEndian(bytes));
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _epoll.Dispose();

    private void Control(int operation, SafeFileHandle descriptor, Readiness readiness)
    {
        byte* bytes = stackalloc byte[s_eventSize];
        Span<byte> @event = new(bytes, s_eventSize);
        @event.Clear();
        BinaryPrimitives.WriteUInt32LittleEndian(@event, (uint)readiness);
        BinaryPrimitives.WriteUInt64LittleEndian(@event[s_dataOffset..], (ulong)Number(descriptor));
        SystemCall.Check(PollInterop.Control(Number(_epoll), operation, Number(descriptor), bytes), "epoll_ctl");
    }

    private static int Number(SafeFileHandle handle) => (int)handle.DangerousGetHandle();
}
