using System.Buffers.Binary;
using System.Net;
using Microsoft.Win32.SafeHandles;

namespace AgentOS.Linux;

/// <summary>A connection that came to a listening socket of <see cref="InternetSocket"/>.</summary>
/// <param name="Socket">It; the caller's to dispose.</param>
/// <param name="Wanted">The address and port it was made to: its own.</param>
public sealed unsafe record AcceptedConnection(SafeFileHandle Socket, IPEndPoint Wanted)
{
    // struct sockaddr_in6 is the longer one; both have family and port first, IPv4 its address at 4, IPv6 at 8.
    private const int LongestName = 28, FamilyInet6 = 10;

    /// <summary>Waits for one.</summary>
    /// <exception cref="LinuxException">ECONNABORTED when it went away before it was taken; EMFILE and others.</exception>
    public static AcceptedConnection Take(SafeFileHandle listener)
    {
        int accepted;
        while ((accepted = SocketInterop.Accept((int)listener.DangerousGetHandle(), null, null, SocketInterop.CloseOnExec)) < 0 && SystemCall.LastError == Errno.EINTR)
        {
        }

        SafeFileHandle socket = new(SystemCall.Check(accepted, "accept4"), ownsHandle: true);
        byte* name = stackalloc byte[LongestName];
        uint length = LongestName;
        SystemCall.Check(SocketInterop.GetName(accepted, name, &length), "getsockname");
        return new AcceptedConnection(socket, Parse(new ReadOnlySpan<byte>(name, LongestName)));
    }

    private static IPEndPoint Parse(ReadOnlySpan<byte> name)
    {
        IPAddress address = BinaryPrimitives.ReadUInt16LittleEndian(name) == FamilyInet6 ? new IPAddress(name.Slice(8, 16)) : new IPAddress(name.Slice(4, 4));
        return new IPEndPoint(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address, BinaryPrimitives.ReadUInt16BigEndian(name[2..]));
    }
}
