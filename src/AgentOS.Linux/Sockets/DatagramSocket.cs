using Microsoft.Win32.SafeHandles;

namespace AgentOS.Linux;

/// <summary>Datagrams with their senders (udp(7)); addresses are as the kernel writes them.</summary>
public static unsafe class DatagramSocket
{
    /// <summary>Bytes of an address of IPv4 (struct sockaddr_in).</summary>
    public const int AddressBytes = 16;

    /// <summary>Waits for a datagram.</summary>
    /// <param name="socket">Of IPv4.</param>
    /// <param name="sender">Becomes its address; <see cref="AddressBytes"/>.</param>
    /// <param name="buffer">Becomes its content; what does not fit is lost.</param>
    /// <returns>How long it is.</returns>
    /// <exception cref="LinuxException">ECONNREFUSED when an answer could not be delivered, and others.</exception>
    public static int Receive(SafeFileHandle socket, Span<byte> sender, Span<byte> buffer)
    {
        uint length = AddressBytes;
        fixed (byte* bytes = buffer, address = sender)
            return (int)SystemCall.Check(SocketInterop.ReceiveFrom((int)socket.DangerousGetHandle(), bytes, (nuint)buffer.Length, 0, address, &length), "recvfrom");
    }

    /// <summary>Sends one; nothing happens when it cannot be delivered.</summary>
    public static void Send(SafeFileHandle socket, ReadOnlySpan<byte> receiver, ReadOnlySpan<byte> content)
    {
        fixed (byte* bytes = content, address = receiver)
            _ = SocketInterop.SendTo((int)socket.DangerousGetHandle(), bytes, (nuint)content.Length, SocketInterop.NoSignal, address, AddressBytes);
    }
}
