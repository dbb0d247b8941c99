using System.Buffers.Binary;
using Microsoft.Win32.SafeHandles;

namespace AgentOS.Linux;

/// <summary>One end of a connected Unix stream socket that carries bytes and descriptors.</summary>
public sealed unsafe class UnixSocket(SafeFileHandle handle) : IDisposable
{
    // SCM_RIGHTS for a few descriptors and SCM_CREDENTIALS, each with its header: far below the kernel's own cap of 253.
    private const int ControlBytes = 128;

    /// <summary>The descriptor number, for handing this end to a child.</summary>
    public int Descriptor => (int)handle.DangerousGetHandle();

    /// <summary>The process id of the last sender, in this process' pid namespace; 0 until <see cref="ReceiveSenders"/> and a message.</summary>
    public int SenderProcessId { get; private set; }

    /// <summary>Makes two connected ends, closed on exec.</summary>
    public static (UnixSocket Ours, UnixSocket Theirs) CreatePair()
    {
        (SafeFileHandle ours, SafeFileHandle theirs) = CreatePair(SocketInterop.TypeStream);
        return (new UnixSocket(ours), new UnixSocket(theirs));
    }

    /// <summary>Makes two connected ends that keep packets whole (SOCK_SEQPACKET): what is written at once is read at once. Closed on exec.</summary>
    public static (SafeFileHandle Ours, SafeFileHandle Theirs) CreatePacketPair() => CreatePair(SocketInterop.TypePackets);

    /// <summary>Connects to a listening socket.</summary>
    /// <exception cref="LinuxException">ENOENT or ECONNREFUSED when nobody listens there, EACCES when it is somebody else's.</exception>
    public static UnixSocket Connect(string directory, string name)
    {
        SafeFileHandle socket = Open();
        try
        {
            using PinnedPath pinned = PinnedPath.Open(directory);
            byte[] address = SocketAddress.Of(pinned, name);
            fixed (byte* start = address)
                SystemCall.Check(SocketInterop.Connect((int)socket.DangerousGetHandle(), start, (uint)address.Length), "connect", name);
            return new UnixSocket(socket);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>Who is at the other end of an accepted connection.</summary>
    public PeerCredentials Peer() => PeerCredentials.Of(handle);

    /// <summary>This end, for sending it to another process.</summary>
    public SafeFileHandle Handle => handle;

    internal static SafeFileHandle Open() => new(
        SystemCall.Check(SocketInterop.Open(SocketInterop.FamilyUnix, SocketInterop.TypeStream | SocketInterop.CloseOnExec, 0), "socket"), ownsHandle: true);

    /// <summary>Asks the kernel to attach each sender's process id (SO_PASSCRED).</summary>
    public void ReceiveSenders()
    {
        int on = 1;
        SystemCall.Check(SocketInterop.SetOption(Descriptor, SocketInterop.LevelSocket, SocketInterop.PassCredentials, &on, sizeof(int)), "setsockopt SO_PASSCRED");
    }

    /// <summary>From now on a peer that takes nothing for this long makes sending fail with EAGAIN (SO_SNDTIMEO, socket(7)).</summary>
    /// <param name="seconds">1 or more.</param>
    public void LimitSending(int seconds)
    {
        SocketInterop.TimeValue limit = new() { Seconds = seconds };
        SystemCall.Check(SocketInterop.SetTime(
            Descriptor, SocketInterop.LevelSocket, SocketInterop.SendTimeout, &limit, (uint)sizeof(SocketInterop.TimeValue)), "setsockopt SO_SNDTIMEO");
    }

    /// <summary>Ends the connection for both sides; a thread that receives from it sees its end.</summary>
    public void Shutdown() => Shutdown(handle);

    /// <summary>Ends the connection of a socket for both sides.</summary>
    public static void Shutdown(SafeFileHandle socket) => _ = SocketInterop.Shutdown((int)socket.DangerousGetHandle(), SocketInterop.ShutdownBoth);

    /// <summary>Nothing more is sent over a socket; the other side sees its end.</summary>
    public static void ShutdownSending(SafeFileHandle socket) => _ = SocketInterop.Shutdown((int)socket.DangerousGetHandle(), SocketInterop.ShutdownSend);

    /// <summary>Makes two connected ends, for bytes alone; closed on exec.</summary>
    public static (SafeFileHandle Ours, SafeFileHandle Theirs) CreateStreamPair() => CreatePair(SocketInterop.TypeStream);

    /// <summary>Sends all bytes; the descriptor, if any, travels with the first of them.</summary>
    /// <exception cref="LinuxException">EPIPE when the other end is closed.</exception>
    /// <exception cref="ObjectDisposedException">This end is closed.</exception>
    public void Send(ReadOnlySpan<byte> bytes, SafeFileHandle? descriptor = null)
    {
        using HeldDescriptor held = new(handle);
        byte* control = stackalloc byte[24];
        while (!bytes.IsEmpty)
        {
            // SAFETY: the segment and the control block outlive the call.
            fixed (byte* start = bytes)
            {
                SocketInterop.Segment segment = new() { Base = start, Length = (nuint)bytes.Length };
                SocketInterop.MessageHeader message = new() { Segments = &segment, SegmentCount = 1 };
                if (descriptor is not null)
                    AttachDescriptor(&message, control, descriptor);
                nint sent = SocketInterop.SendMessage(held.Number, &message, SocketInterop.NoSignal);
                if (sent == -1 && SystemCall.LastError == Errno.EINTR)
                    continue;
                bytes = bytes[(int)SystemCall.Check(sent, "sendmsg")..];
                descriptor = null;
            }
        }
    }

    /// <summary>Receives up to a buffer of bytes, and the descriptor that travels with them.</summary>
    /// <returns>How many bytes; 0 at the end of the stream.</returns>
    /// <exception cref="ObjectDisposedException">This end is closed.</exception>
    public int Receive(Span<byte> buffer, ref SafeFileHandle? descriptor)
    {
        using HeldDescriptor held = new(handle);
        byte* control = stackalloc byte[ControlBytes];
        fixed (byte* start = buffer)
        {
            SocketInterop.Segment segment = new() { Base = start, Length = (nuint)buffer.Length };
            SocketInterop.MessageHeader message = new() { Segments = &segment, SegmentCount = 1, Control = control, ControlLength = ControlBytes };
            nint received;
            while ((received = SocketInterop.ReceiveMessage(held.Number, &message, SocketInterop.ControlCloseOnExec)) == -1
                && SystemCall.LastError == Errno.EINTR)
            {
                message.ControlLength = ControlBytes;
            }

            SystemCall.Check(received, "recvmsg");
            ReadControl(new ReadOnlySpan<byte>(control, (int)message.ControlLength), ref descriptor);
            return (int)received;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => handle.Dispose();

    private static (SafeFileHandle Ours, SafeFileHandle Theirs) CreatePair(int type)
    {
        int* pair = stackalloc int[2];
        SystemCall.Check(SocketInterop.SocketPair(SocketInterop.FamilyUnix, type | SocketInterop.CloseOnExec, 0, pair), "socketpair");
        return (new SafeFileHandle(pair[0], ownsHandle: true), new SafeFileHandle(pair[1], ownsHandle: true));
    }

    private static void AttachDescriptor(SocketInterop.MessageHeader* message, byte* control, SafeFileHandle descriptor)
    {
        Span<byte> header = new(control, 24);
        BinaryPrimitives.WriteInt64LittleEndian(header, SocketInterop.ControlHeaderSize + sizeof(int));
        BinaryPrimitives.WriteInt32LittleEndian(header[8..], SocketInterop.LevelSocket);
        BinaryPrimitives.WriteInt32LittleEndian(header[12..], SocketInterop.RightsMessage);
        BinaryPrimitives.WriteInt32LittleEndian(header[16..], (int)descriptor.DangerousGetHandle());
        message->Control = control;
        message->ControlLength = 24;
    }

    private void ReadControl(ReadOnlySpan<byte> control, ref SafeFileHandle? descriptor)
    {
        while (control.Length >= SocketInterop.ControlHeaderSize)
        {
            int length = (int)BinaryPrimitives.ReadInt64LittleEndian(control);
            int type = BinaryPrimitives.ReadInt32LittleEndian(control[12..]);
            if (length < SocketInterop.ControlHeaderSize || length > control.Length)
                return;
            ReadOnlySpan<byte> data = control[SocketInterop.ControlHeaderSize..length];
            if (type == SocketInterop.CredentialsMessage)
                SenderProcessId = BinaryPrimitives.ReadInt32LittleEndian(data);
            else if (type == SocketInterop.RightsMessage)
                TakeDescriptors(data, ref descriptor);
            control = control[Math.Min(control.Length, (length + 7) & ~7)..];
        }
    }

    // One frame carries at most one descriptor; a peer that sends more has them closed, not leaked.
    private static void TakeDescriptors(ReadOnlySpan<byte> data, ref SafeFileHandle? descriptor)
    {
        for (; data.Length >= sizeof(int); data = data[sizeof(int)..])
        {
            SafeFileHandle received = new(BinaryPrimitives.ReadInt32LittleEndian(data), ownsHandle: true);
            if (descriptor is null)
                descriptor = received;
            else
                received.Dispose();
        }
    }
}
