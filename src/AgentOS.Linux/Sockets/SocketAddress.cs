using System.Text;

namespace AgentOS.Linux;

/// <summary>struct sockaddr_un of a path in a held directory: its name may be longer than the 107 bytes an address takes (unix(7)).</summary>
internal static class SocketAddress
{
    private const int PathOffset = sizeof(ushort);

    /// <summary>Its size, in bytes.</summary>
    public const int Size = PathOffset + 108;

    public static byte[] Of(PinnedPath directory, string name)
    {
        byte[] address = new byte[Size];
        address[0] = SocketInterop.FamilyUnix;
        // The last byte stays NUL.
        Encoding.UTF8.GetBytes($"{directory.Link}/{name}", address.AsSpan(PathOffset, Size - PathOffset - 1));
        return address;
    }

    /// <summary>The address of a path as it is, or of a name in the abstract namespace when it starts with <c>@</c>.</summary>
    /// <param name="path">107 bytes at most.</param>
    public static byte[] Of(string path)
    {
        byte[] address = new byte[PathOffset + Encoding.UTF8.GetByteCount(path) + (path.StartsWith('@') ? 0 : 1)];
        address[0] = SocketInterop.FamilyUnix;
        Encoding.UTF8.GetBytes(path, address.AsSpan(PathOffset));
        if (path.StartsWith('@'))
            address[PathOffset] = 0;
        return address;
    }

    /// <summary>The path in an address.</summary>
    public static string PathOf(ReadOnlySpan<byte> address)
    {
        ReadOnlySpan<byte> path = address[PathOffset..];
        int end = path.IndexOf((byte)0);
        return Encoding.UTF8.GetString(end < 0 ? path : path[..end]);
    }
}
