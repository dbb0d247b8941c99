using System.Buffers.Binary;
using System.Net;
using System.Text;
using AgentOS.Network.Policy;

namespace AgentOS.Network.Proxy;

/// <summary>What a SOCKS5 client asks for (RFC 1928, 4).</summary>
/// <param name="Host">A name as it was sent, or an address; empty for a kind of address that does not exist.</param>
/// <param name="Port">0 to 65535.</param>
/// <param name="IsConnect">Whether it wants a connection, which is all there is.</param>
internal sealed record SocksRequest(string Host, int Port, bool IsConnect)
{
    public const byte Version = 5;

    private const byte Connect = 1, Address4 = 1, Name = 3, Address6 = 4;

    /// <exception cref="FormatException">It is no SOCKS5.</exception>
    public static async Task<SocksRequest> ReadAsync(Stream client, CancellationToken cancellationToken)
    {
        byte[] head = await TakeAsync(client, 4, cancellationToken).ConfigureAwait(false);
        if (head[0] != Version)
            throw new FormatException("it is no SOCKS5");
        string host = head[3] switch
        {
            Address4 => HostText.Of(new IPAddress(await TakeAsync(client, 4, cancellationToken).ConfigureAwait(false))),
            Address6 => HostText.Of(new IPAddress(await TakeAsync(client, 16, cancellationToken).ConfigureAwait(false))),
            Name => Encoding.Latin1.GetString(await TakeAsync(client, (await TakeAsync(client, 1, cancellationToken).ConfigureAwait(false))[0], cancellationToken).ConfigureAwait(false)),
            _ => throw new FormatException("there is no such kind of address"),
        };
        int port = BinaryPrimitives.ReadUInt16BigEndian(await TakeAsync(client, sizeof(ushort), cancellationToken).ConfigureAwait(false));
        return new SocksRequest(host, port, head[1] == Connect);
    }

    public static async Task<byte[]> TakeAsync(Stream client, int count, CancellationToken cancellationToken)
    {
        byte[] bytes = new byte[count];
        await client.ReadExactlyAsync(bytes, cancellationToken).ConfigureAwait(false);
        return bytes;
    }
}
