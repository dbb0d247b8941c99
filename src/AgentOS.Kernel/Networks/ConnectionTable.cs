using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace AgentOS.Kernel.Networks;

/// <summary>The TCP connections in a process' network namespace: /proc/PID/net/tcp and tcp6 (proc(5)).</summary>
internal static class ConnectionTable
{
    private const int SocketColumn = 9;

    /// <summary>The number of the socket (its inode) that is one end of a connection.</summary>
    /// <param name="process">A process in the namespace.</param>
    /// <param name="local">That end; an IPv4 address may be mapped into IPv6.</param>
    /// <param name="remote">The other.</param>
    /// <returns>Null when there is none.</returns>
    public static string? FindSocket(int process, IPEndPoint local, IPEndPoint remote)
    {
        if (!local.Address.IsIPv4MappedToIPv6 && local.AddressFamily == AddressFamily.InterNetworkV6)
            return Find(process, "tcp6", local, remote);
        // A program may use IPv4 by a socket of IPv6, where its addresses are mapped.
        return Find(process, "tcp", Plain(local), Plain(remote)) ?? Find(process, "tcp6", Mapped(local), Mapped(remote));
    }

    private static string? Find(int process, string table, IPEndPoint local, IPEndPoint remote)
    {
        string ends = $" {Text(local)} {Text(remote)} ";
        string? line = File.ReadLines($"/proc/{process}/net/{table}").FirstOrDefault(row => row.Contains(ends, StringComparison.Ordinal));
        return line?.Split(' ', StringSplitOptions.RemoveEmptyEntries)[SocketColumn];
    }

    // The kernel prints each 32-bit word of an address as a number of the machine.
    internal static string Text(IPEndPoint end)
    {
        byte[] address = end.Address.GetAddressBytes();
        string words = string.Concat(Enumerable.Range(0, address.Length / sizeof(uint))
            .Select(word => BitConverter.ToUInt32(address, word * sizeof(uint)).ToString("X8", CultureInfo.InvariantCulture)));
        return string.Create(CultureInfo.InvariantCulture, $"{words}:{end.Port:X4}");
    }

    private static IPEndPoint Plain(IPEndPoint end) => new(end.Address.IsIPv4MappedToIPv6 ? end.Address.MapToIPv4() : end.Address, end.Port);

    private static IPEndPoint Mapped(IPEndPoint end) => new(end.Address.MapToIPv6(), end.Port);
}
