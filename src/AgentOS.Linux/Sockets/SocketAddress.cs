using System.Text;

namespace AgentOS.Linux;

/// <summary>struct sockaddr_un of a path in a held directory: its name may be longer than the 107 bytes an address takes (unix(7)).</summary>
internal static class SocketAddress
{
    private const int PathOffset = sizeof(ushort);
    private const int Size = PathOffset + 108;

    public static byte[] Of(PinnedPath directory, string name)
    {
        byte[] address = new byte[Size];
        address[0] = SocketInterop.FamilyUnix;
        // The last byte stays NUL.
        Encoding.UTF8.GetBytes($"{directory.Link}/{name}", address.AsSpan(PathOffset, Size - PathOffset - 1));
        return address;
    }
}
