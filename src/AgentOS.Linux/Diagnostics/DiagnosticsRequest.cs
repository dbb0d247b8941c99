using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace AgentOS.Linux.Diagnostics;

/// <summary>Messages of sock_diag(7): a header (netlink(7)) and the structs of linux/inet_diag.h.</summary>
internal static class DiagnosticsRequest
{
    private const int HeaderBytes = 16, RequestBytes = 56, AddressBytes = 16;
    private const ushort ByFamily = 20, Request = 1, Error = 2; // SOCK_DIAG_BY_FAMILY, NLM_F_REQUEST, NLMSG_ERROR
    private const byte FamilyInet = 2, FamilyInet6 = 10, Tcp = 6;
    private const uint EveryState = uint.MaxValue, NoCookie = uint.MaxValue; // INET_DIAG_NOCOOKIE

    // struct inet_diag_req_v2: family, protocol, extensions, a blank; states; then the socket.
    private const int StatesAt = HeaderBytes + 4;

    // struct inet_diag_sockid: two ports in network order, two addresses, an interface, a cookie.
    private const int SourcePortAt = HeaderBytes + 8, TargetPortAt = SourcePortAt + 2, SourceAt = TargetPortAt + 2, TargetAt = SourceAt + AddressBytes, CookieAt = TargetAt + AddressBytes + 4;

    // struct inet_diag_msg: four bytes, such a socket, then expires, two queues, uid and inode.
    private const int InodeAt = HeaderBytes + 68, OwnerAt = InodeAt - 4;

    /// <summary>Asks for one connection. Sockets of IPv6 that speak IPv4 are found by their IPv4 addresses.</summary>
    public static byte[] Connection(IPEndPoint local, IPEndPoint remote)
    {
        (IPAddress source, IPAddress target) = (Plain(local.Address), Plain(remote.Address));
        byte[] message = new byte[HeaderBytes + RequestBytes];
        BinaryPrimitives.WriteInt32LittleEndian(message, message.Length);
        BinaryPrimitives.WriteUInt16LittleEndian(message.AsSpan(4), ByFamily);
        BinaryPrimitives.WriteUInt16LittleEndian(message.AsSpan(6), Request);
        message[HeaderBytes] = source.AddressFamily == AddressFamily.InterNetworkV6 ? FamilyInet6 : FamilyInet;
        message[HeaderBytes + 1] = Tcp;
        BinaryPrimitives.WriteUInt32LittleEndian(message.AsSpan(StatesAt), EveryState);
        BinaryPrimitives.WriteUInt16BigEndian(message.AsSpan(SourcePortAt), (ushort)local.Port);
        BinaryPrimitives.WriteUInt16BigEndian(message.AsSpan(TargetPortAt), (ushort)remote.Port);
        _ = source.TryWriteBytes(message.AsSpan(SourceAt), out _);
        _ = target.TryWriteBytes(message.AsSpan(TargetAt), out _);
        BinaryPrimitives.WriteUInt32LittleEndian(message.AsSpan(CookieAt), NoCookie);
        BinaryPrimitives.WriteUInt32LittleEndian(message.AsSpan(CookieAt + sizeof(uint)), NoCookie);
        return message;
    }

    /// <summary>The user id in an answer; null for a connection that is not there.</summary>
    /// <exception cref="LinuxException">The kernel does not tell.</exception>
    public static uint? OwnerIn(ReadOnlySpan<byte> answer) => SocketIn(answer) is null ? null : BinaryPrimitives.ReadUInt32LittleEndian(answer[OwnerAt..]);

    /// <summary>The inode in an answer; null for a connection that is not there, or that nobody holds any more.</summary>
    /// <exception cref="LinuxException">The kernel does not tell.</exception>
    public static uint? SocketIn(ReadOnlySpan<byte> answer)
    {
        ushort type = BinaryPrimitives.ReadUInt16LittleEndian(answer[4..]);
        if (type == ByFamily)
            return BinaryPrimitives.ReadUInt32LittleEndian(answer[InodeAt..]) is > 0 and uint inode ? inode : null;
        Errno error = type == Error ? (Errno)(-BinaryPrimitives.ReadInt32LittleEndian(answer[HeaderBytes..])) : Errno.EBADMSG;
        return error == Errno.ENOENT ? null : throw new LinuxException(error, "ask NETLINK_SOCK_DIAG");
    }

    private static IPAddress Plain(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
}
