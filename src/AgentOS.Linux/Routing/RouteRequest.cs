using System.Buffers.Binary;

namespace AgentOS.Linux.Routing;

/// <summary>Messages of rtnetlink(7): a header (netlink(7)), struct rtmsg, attributes.</summary>
internal static class RouteRequest
{
    private const int HeaderBytes = 16, RouteBytes = 12, AttributeBytes = 8;
    private const ushort NewRoute = 24; // RTM_NEWROUTE
    private const ushort Request = 0x001, Acknowledge = 0x004, Create = 0x400; // NLM_F_…
    private const ushort Error = 2; // NLMSG_ERROR

    // The loopback interface is the first of every namespace (LOOPBACK_IFINDEX, include/net/flow.h).
    private const uint Loopback = 1;

    // RT_TABLE_LOCAL, RTPROT_STATIC, RT_SCOPE_HOST, RTN_LOCAL, RTA_OIF (linux/rtnetlink.h).
    private const byte LocalTable = 255, StaticProtocol = 4, HostScope = 254, LocalType = 2;
    private const ushort OutputInterface = 4;

    /// <summary>Asks for the default route of a family to be local.</summary>
    /// <param name="family">AF_INET or AF_INET6.</param>
    public static byte[] LocalDefault(byte family)
    {
        byte[] message = new byte[HeaderBytes + RouteBytes + AttributeBytes];
        BinaryPrimitives.WriteInt32LittleEndian(message, message.Length);
        BinaryPrimitives.WriteUInt16LittleEndian(message.AsSpan(4), NewRoute);
        BinaryPrimitives.WriteUInt16LittleEndian(message.AsSpan(6), Request | Acknowledge | Create);
        Span<byte> route = message.AsSpan(HeaderBytes);
        route[0] = family;
        route[4] = LocalTable;
        route[5] = StaticProtocol;
        route[6] = HostScope;
        route[7] = LocalType;
        Span<byte> attribute = route[RouteBytes..];
        BinaryPrimitives.WriteUInt16LittleEndian(attribute, AttributeBytes);
        BinaryPrimitives.WriteUInt16LittleEndian(attribute[2..], OutputInterface);
        BinaryPrimitives.WriteUInt32LittleEndian(attribute[4..], Loopback);
        return message;
    }

    /// <summary>What the kernel says became of a request: an error message whose error is 0 is its acknowledgement.</summary>
    public static Errno ResultOf(ReadOnlySpan<byte> answer) =>
        answer.Length >= HeaderBytes + sizeof(int) && BinaryPrimitives.ReadUInt16LittleEndian(answer[4..]) == Error
            ? (Errno)(-BinaryPrimitives.ReadInt32LittleEndian(answer[HeaderBytes..]))
            : Errno.EBADMSG;
}
