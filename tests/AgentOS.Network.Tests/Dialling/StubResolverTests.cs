using System.Net;
using System.Net.Sockets;
using AgentOS.Network.Dialling;
using AgentOS.Network.Tests.Support;
using AgentOS.Testing;

namespace AgentOS.Network.Tests.Dialling;

/// <summary>The resolver of our own, against a real server: our name server, and one that lies.</summary>
public sealed class StubResolverTests
{
    [Fact]
    public async Task Both_families_are_asked_for()
    {
        using EgressRig rig = new(["ok.example"]);
        IReadOnlyList<IPAddress> addresses = await new StubResolver(rig.NameServer, new FakeTimeProvider()).ResolveAsync("ok.example", default);
        Assert.Equal([AddressFamily.InterNetworkV6, AddressFamily.InterNetwork], addresses.Select(address => address.AddressFamily));
    }

    [Fact]
    public async Task A_name_that_does_not_exist_is_not_found()
    {
        using EgressRig rig = new(["ok.example"]);
        SocketException failure = await Assert.ThrowsAsync<SocketException>(() => new StubResolver(rig.NameServer, new FakeTimeProvider()).ResolveAsync("other.example", default));
        Assert.Equal(SocketError.HostNotFound, failure.SocketErrorCode);
    }

    [Fact]
    public async Task Answers_to_other_questions_are_passed_over()
    {
        using UdpClient server = new(new IPEndPoint(IPAddress.Loopback, 0));
        Task<IReadOnlyList<IPAddress>> resolving = new StubResolver((IPEndPoint)server.Client.LocalEndPoint!, new FakeTimeProvider()).ResolveAsync("ok.example", default);
        for (int i = 0; i < 2; i++)
        {
            UdpReceiveResult asked = await server.ReceiveAsync();
            byte[] answer = Answer(asked.Buffer, 192, 0, 2, 1);
            byte[] wrongNumber = [.. Answer(asked.Buffer, 192, 0, 2, 66)], otherName = [.. Answer(asked.Buffer, 192, 0, 2, 67)];
            wrongNumber[0] ^= 1;
            otherName[13] = (byte)'x';
            foreach (byte[] message in new[] { wrongNumber, otherName, asked.Buffer, answer })
                await server.SendAsync(message, asked.RemoteEndPoint);
        }

        Assert.Equal([IPAddress.Parse("192.0.2.1")], await resolving.WaitAsync(TimeSpan.FromSeconds(60)));
    }

    [Fact]
    public void Any_answer_is_read_or_refused()
    {
        Random random = new(5);
        byte[] good = Answer(DnsClient.Question("ok.example", DnsClient.A, edns: false), 192, 0, 2, 1);
        Assert.Single(UpstreamAnswer.Read(good, DnsClient.A));
        for (int round = 0; round < 20_000; round++)
        {
            byte[] bytes = [.. good.AsSpan(0, random.Next(12, good.Length + 1))];
            for (int change = random.Next(5); change > 0; change--)
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            try
            {
                UpstreamAnswer.Read(bytes, DnsClient.A);
            }
            catch (SocketException)
            {
                // Refused.
            }
        }
    }

    /// <summary>An A record for whatever was asked; nothing for AAAA.</summary>
    private static byte[] Answer(byte[] question, params byte[] address)
    {
        bool isNarrow = question[^3] == DnsClient.A;
        byte[] answer = [.. question, .. isNarrow ? [0xc0, 12, 0, 1, 0, 1, 0, 0, 0, 9, 0, 4, .. address] : Array.Empty<byte>()];
        answer[2] |= 0x80;
        answer[7] = (byte)(isNarrow ? 1 : 0);
        return answer;
    }
}
