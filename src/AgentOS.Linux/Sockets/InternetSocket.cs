using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using Microsoft.Win32.SafeHandles;

namespace AgentOS.Linux;

/// <summary>Sockets of IPv4 and IPv6 (ip(7), ipv6(7)) that receive, made in the network namespace of the calling thread.</summary>
public static unsafe class InternetSocket
{
    private const int FamilyInet = 2, FamilyInet6 = 10;
    private const int LevelIpv6 = 41, OnlyIpv6 = 26; // IPPROTO_IPV6, IPV6_V6ONLY (linux/in6.h)
    private const int ReuseAddress = 2; // SO_REUSEADDR
    private const int Backlog = 4096; // The kernel takes its own limit when that is less (net.core.somaxconn).

    /// <summary>Binds a socket; one of TCP listens. It is closed on exec and blocks.</summary>
    /// <param name="address">Where. On a machine without IPv6, every address is every address of IPv4.</param>
    /// <exception cref="LinuxException">EADDRINUSE, EACCES and others.</exception>
    public static SafeFileHandle Listen(ListeningAddress address)
    {
        bool isEvery = address.Address.Equals(IPAddress.IPv6Any);
        SafeFileHandle socket = Open(address, out bool isIpv6);
        try
        {
            Set(socket, SocketInterop.LevelSocket, ReuseAddress, 1);
            if (isIpv6)
                Set(socket, LevelIpv6, OnlyIpv6, isEvery ? 0 : 1);
            byte[] name = isIpv6 ? Name6(address) : Name4(isEvery ? IPAddress.Any : address.Address, address.Port);
            fixed (byte* start = name)
                SystemCall.Check(SocketInterop.Bind(Number(socket), start, (uint)name.Length), "bind", address.ToString());
            if (address.Transport == Transport.Tcp)
                SystemCall.Check(SocketInterop.Listen(Number(socket), Backlog), "listen", address.ToString());
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>Connects to a server of this machine.</summary>
    /// <exception cref="LinuxException">ECONNREFUSED when nobody listens there, and others.</exception>
    public static SafeFileHandle Connect(ListeningAddress address)
    {
        SafeFileHandle socket = Open(address, out bool isIpv6);
        try
        {
            byte[] name = isIpv6 ? Name6(address) : Name4(address.Address, address.Port);
            fixed (byte* start = name)
                SystemCall.Check(SocketInterop.Connect(Number(socket), start, (uint)name.Length), "connect", address.ToString());
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static SafeFileHandle Open(ListeningAddress address, out bool isIpv6)
    {
        int type = (address.Transport == Transport.Tcp ? SocketInterop.TypeStream : SocketInterop.TypeDatagram) | SocketInterop.CloseOnExec;
        isIpv6 = address.Address.AddressFamily == AddressFamily.InterNetworkV6;
        int socket = SocketInterop.Open(isIpv6 ? FamilyInet6 : FamilyInet, type, 0);
        if (socket < 0 && SystemCall.LastError == Errno.EAFNOSUPPORT && address.Address.Equals(IPAddress.IPv6Any))
        {
            isIpv6 = false;
            socket = SocketInterop.Open(FamilyInet, type, 0);
        }

        return new SafeFileHandle(SystemCall.Check(socket, "socket", address.ToString()), ownsHandle: true);
    }

    // struct sockaddr_in: family, port, address, eight bytes of nothing.
    private static byte[] Name4(IPAddress address, ushort port)
    {
        byte[] name = new byte[16];
        BinaryPrimitives.WriteUInt16LittleEndian(name, FamilyInet);
        BinaryPrimitives.WriteUInt16BigEndian(name.AsSpan(2), port);
        _ = address.TryWriteBytes(name.AsSpan(4), out _);
        return name;
    }

    // struct sockaddr_in6: family, port, flow information, address, scope.
    private static byte[] Name6(ListeningAddress address)
    {
        byte[] name = new byte[28];
        BinaryPrimitives.WriteUInt16LittleEndian(name, FamilyInet6);
        BinaryPrimitives.WriteUInt16BigEndian(name.AsSpan(2), address.Port);
        _ = address.Address.TryWriteBytes(name.AsSpan(8), out _);
        return name;
    }

    private static void Set(SafeFileHandle socket, int level, int option, int value) =>
        SystemCall.Check(SocketInterop.SetOption(Number(socket), level, option, &value, sizeof(int)), "setsockopt");

    private static int Number(SafeFileHandle socket) => (int)socket.DangerousGetHandle();
}
