using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace AgentOS.Network.Tests.Support;

/// <summary>A stub resolver, written from RFC 1035 for itself and not with the product's codec.</summary>
internal static class DnsClient
{
    public const int A = 1, Ns = 2, Null = 10, Ptr = 12, Mx = 15, Txt = 16, Aaaa = 28, Https = 65, Axfr = 252, Any = 255;
    public const int NoError = 0, FormatError = 1, ServerFailure = 2, NoSuchName = 3, NotImplemented = 4, Refused = 5;

    public static byte[] Question(string name, int type, bool edns = true, int @class = 1)
    {
        List<byte> message = [0x12, 0x34, 1, 0, 0, 1, 0, 0, 0, 0, 0, (byte)(edns ? 1 : 0)];
        foreach (string label in name.Split('.', StringSplitOptions.RemoveEmptyEntries))
        {
            byte[] bytes = Encoding.Latin1.GetBytes(label);
            message.Add((byte)bytes.Length);
            message.AddRange(bytes);
        }

        message.AddRange([0, (byte)(type >> 8), (byte)type, (byte)(@class >> 8), (byte)@class]);
        if (edns)
            message.AddRange([0, 0, 41, 4, 0xd0, 0, 0, 0, 0, 0, 0]);
        return [.. message];
    }

    public static async Task<DnsReply> AskAsync(IPEndPoint server, string name, int type) => Read(await SendAsync(server, Question(name, type)));

    public static async Task<byte[]> SendAsync(IPEndPoint server, byte[] question)
    {
        using UdpClient client = new();
        client.Connect(server);
        await client.SendAsync(question);
        return (await client.ReceiveAsync().WaitAsync(TimeSpan.FromSeconds(60))).Buffer;
    }

    public static DnsReply Read(byte[] message)
    {
        Assert.True((message[2] & 0x80) != 0, "it is no answer");
        int at = 12;
        for (int i = 0; i < Number(message, 4); i++)
            at = SkipName(message, at) + 4;
        List<IPAddress> addresses = [];
        for (int i = 0; i < Number(message, 6); i++)
        {
            at = SkipName(message, at);
            int length = Number(message, at + 8);
            addresses.Add(new IPAddress(message.AsSpan(at + 10, length)));
            at += 10 + length;
        }

        if (Number(message, 10) == 0 || Number(message, at + 9) == 0)
            return new DnsReply(message[3] & 15, addresses, null, null);
        Assert.Equal(15, Number(message, at + 11));
        int option = Number(message, at + 13);
        Assert.Equal(message.Length, at + 15 + option);
        return new DnsReply(message[3] & 15, addresses, Number(message, at + 15), Encoding.UTF8.GetString(message, at + 17, option - 2));
    }

    private static int SkipName(byte[] message, int at)
    {
        while (message[at] is not 0 and < 0xC0)
            at += message[at] + 1;
        return at + (message[at] == 0 ? 1 : 2);
    }

    private static int Number(byte[] message, int at) => BinaryPrimitives.ReadUInt16BigEndian(message.AsSpan(at));
}
