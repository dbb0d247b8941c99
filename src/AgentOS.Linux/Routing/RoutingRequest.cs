using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace AgentOS.Linux.Routing;

/// <summary>Messages of rtnetlink(7): a header (netlink(7)), a struct of the kind of thing, attributes.</summary>
internal static class RoutingRequest
{
    private const int HeaderBytes = 16, AttributeHeaderBytes = 4;
    private const ushort NewLink = 16, NewRoute = 24, NewAddress = 20; // RTM_NEWLINK, RTM_NEWROUTE, RTM_NEWADDR
    private const ushort Request = 0x001, Acknowledge = 0x004, Create = 0x400; // NLM_F_…
    private const ushort Error = 2; // NLMSG_ERROR
    private const byte FamilyInet = 2, FamilyInet6 = 10;

    // The loopback interface is the first of every namespace (LOOPBACK_IFINDEX, include/net/flow.h).
    private const byte Loopback = 1;

    // RT_TABLE_LOCAL, RTPROT_STATIC, RT_SCOPE_HOST, RTN_LOCAL, RTA_OIF (linux/rtnetlink.h).
    private const byte LocalTable = 255, StaticProtocol = 4, HostScope = 254, LocalType = 2;
    private const ushort OutputInterface = 4;

    // IFA_ADDRESS, IFA_LOCAL (linux/if_addr.h).
    private const ushort Address = 1, Local = 2;

    /// <summary>Asks for the loopback interface to be up.</summary>
    public static byte[] LoopbackOn() => Message(
        NewLink,
        // struct ifinfomsg: family, padding, type, interface, flags, which of them change. IFF_UP is 1.
        [0, 0, 0, 0, Loopback, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0],
        []);

    /// <summary>Asks for the default route of a family to be local.</summary>
    public static byte[] LocalDefaultRoute(AddressFamily family) => Message(
        NewRoute,
        // struct rtmsg: family, lengths of destination and source, type of service, table, protocol, scope, type, flags.
        [FamilyOf(family), 0, 0, 0, LocalTable, StaticProtocol, HostScope, LocalType, 0, 0, 0, 0],
        Attribute(OutputInterface, [Loopback, 0, 0, 0]));

    /// <summary>Asks for one more address of the loopback interface.</summary>
    public static byte[] LoopbackAddress(IPAddress address)
    {
        byte[] bytes = address.GetAddressBytes();
        return Message(
            NewAddress,
            // struct ifaddrmsg: family, length of the prefix, flags, scope (0: everywhere), interface.
            [FamilyOf(address.AddressFamily), (byte)(bytes.Length * 8), 0, 0, Loopback, 0, 0, 0],
            [.. Attribute(Local, bytes), .. Attribute(Address, bytes)]);
    }

    /// <summary>What the kernel says became of a request: an error message whose error is 0 is its acknowledgement.</summary>
    public static Errno ResultOf(ReadOnlySpan<byte> answer) =>
        answer.Length >= HeaderBytes + sizeof(int) && BinaryPrimitives.ReadUInt16LittleEndian(answer[4..]) == Error
            ? (Errno)(-BinaryPrimitives.ReadInt32LittleEndian(answer[HeaderBytes..]))
            : Errno.EBADMSG;

    private static byte FamilyOf(AddressFamily family) => family == AddressFamily.InterNetworkV6 ? FamilyInet6 : FamilyInet;

    private static byte[] Message(ushort type, ReadOnlySpan<byte> about, ReadOnlySpan<byte> attributes)
    {
        byte[] message = new byte[HeaderBytes + about.Length + attributes.Length];
        BinaryPrimitives.WriteInt32LittleEndian(message, message.Length);
        BinaryPrimitives.WriteUInt16LittleEndian(message.AsSpan(4), type);
        BinaryPrimitives.WriteUInt16LittleEndian(message.AsSpan(6), Request | Acknowledge | Create);
        about.CopyTo(message.AsSpan(HeaderBytes));
        attributes.CopyTo(message.AsSpan(HeaderBytes + about.Length));
        return message;
    }

    private static byte[] Attribute(ushort type, ReadOnlySpan<byte> value)
    {
        byte[] attribute = new byte[AttributeHeaderBytes + value.Length];
        BinaryPrimitives.WriteUInt16LittleEndian(attribute, (ushort)attribute.Length);
        BinaryPrimitives.WriteUInt16LittleEndian(attribute.AsSpan(2), type);
        value.CopyTo(attribute.AsSpan(AttributeHeaderBytes));
        return attribute;
    }
}
