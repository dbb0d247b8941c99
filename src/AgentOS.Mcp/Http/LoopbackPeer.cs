using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace AgentOS.Mcp.Http;

/// <summary>Whose process is at the other end of a connection on this machine, from the kernel's socket table (proc_net_tcp.txt).</summary>
internal static class LoopbackPeer
{
    private const int LocalColumn = 1, RemoteColumn = 2, UserColumn = 7;

    /// <summary>The client's user id; null when the table does not have it.</summary>
    public static uint? UserIdOf(HttpClientEnd ends)
    {
        // A client's socket may be one for both families; the kernel lists it with those of IPv6.
        return ends.Remote.AddressFamily == AddressFamily.InterNetwork
            ? Find("/proc/net/tcp", ends.Remote, ends.Local) ?? Find("/proc/net/tcp6", Mapped(ends.Remote), Mapped(ends.Local))
            : Find("/proc/net/tcp6", ends.Remote, ends.Local);
    }

    private static uint? Find(string table, IPEndPoint client, IPEndPoint server)
    {
        string local = Describe(client), remote = Describe(server);
        foreach (string line in File.ReadLines(table).Skip(1))
        {
            string[] columns = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            // The client's own end of the connection: its local address is our remote one.
            if (columns.Length > UserColumn && columns[LocalColumn] == local && columns[RemoteColumn] == remote)
                return uint.Parse(columns[UserColumn], CultureInfo.InvariantCulture);
        }

        return null;
    }

    private static IPEndPoint Mapped(IPEndPoint end) => new(end.Address.MapToIPv6(), end.Port);

    // Addresses are 32-bit words in the machine's order, ports are numbers.
    private static string Describe(IPEndPoint end)
    {
        byte[] bytes = end.Address.GetAddressBytes();
        string address = string.Concat(Enumerable.Range(0, bytes.Length / sizeof(uint))
            .Select(word => BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(word * sizeof(uint))).ToString("X8", CultureInfo.InvariantCulture)));
        return $"{address}:{end.Port.ToString("X4", CultureInfo.InvariantCulture)}";
    }
}
