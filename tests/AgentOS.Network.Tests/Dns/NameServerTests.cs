using System.Net;
using System.Net.Sockets;
using AgentOS.Network.Policy;
using AgentOS.Network.Tests.Support;
using AgentOS.Testing;

namespace AgentOS.Network.Tests.Dns;

/// <summary>Questions of a sandbox, over real sockets.</summary>
public sealed class NameServerTests
{
    private static readonly string[] s_rules = ["ok.example", "*.wild.example", "*.many.example:8080"];

    [Fact]
    public async Task An_allowed_name_has_one_address_of_each_family_and_keeps_it()
    {
        using EgressRig rig = new(s_rules);
        DnsReply reply = await DnsClient.AskAsync(rig.NameServer, "ok.example", DnsClient.A);
        Assert.Equal(DnsClient.NoError, reply.Code);
        IPAddress address = Assert.Single(reply.Addresses);
        Assert.Equal("ok.example", rig.Egress.NameOf(address));
        DnsReply again = await DnsClient.AskAsync(rig.NameServer, "OK.Example", DnsClient.A);
        Assert.Equal(address, Assert.Single(again.Addresses));
        IPAddress wide = Assert.Single((await DnsClient.AskAsync(rig.NameServer, "ok.example", DnsClient.Aaaa)).Addresses);
        Assert.Equal("ok.example", rig.Egress.NameOf(wide));
        Assert.NotEqual(address, Assert.Single((await DnsClient.AskAsync(rig.NameServer, "a.wild.example", DnsClient.A)).Addresses));
        Assert.Empty(rig.Resolver.Asked);
    }

    [Fact]
    public async Task N13_there_are_no_service_records_so_no_keys_of_encrypted_hellos()
    {
        using EgressRig rig = new(s_rules);
        DnsReply reply = await DnsClient.AskAsync(rig.NameServer, "ok.example", DnsClient.Https);
        Assert.Equal(DnsClient.NoError, reply.Code);
        Assert.Empty(reply.Addresses);
    }

    [Theory]
    [InlineData("evil.example")]
    [InlineData("wild.example")]
    [InlineData("a.ok.example")]
    [InlineData("xwild.example")]
    [InlineData("metadata.google.internal")]
    [InlineData("192.0.2.1")]
    [InlineData("ok .example")]
    [InlineData("ok\0.example")]
    [InlineData("evil.example\0.ok.example")]
    [InlineData("0x7f000001")]
    [InlineData("\u00e4.ok.example")]
    public async Task N14_N15_N24_other_names_do_not_exist_and_the_answer_says_why(string name)
    {
        using EgressRig rig = new(s_rules);
        DnsReply reply = await DnsClient.AskAsync(rig.NameServer, name, DnsClient.A);
        Assert.Equal(DnsClient.NoSuchName, reply.Code);
        Assert.Equal(15, reply.ErrorCode);
        Assert.NotEmpty(reply.ErrorText!);
        await rig.Events.WaitAsync(happened => happened.Source == Record.EgressSource.Name);
        Assert.Empty(rig.Resolver.Asked);
    }

    [Theory]
    [InlineData(DnsClient.Txt)]
    [InlineData(DnsClient.Null)]
    [InlineData(DnsClient.Any)]
    [InlineData(DnsClient.Axfr)]
    [InlineData(DnsClient.Mx)]
    public async Task N27_other_records_are_refused(int type)
    {
        using EgressRig rig = new(s_rules);
        DnsReply reply = await DnsClient.AskAsync(rig.NameServer, "ok.example", type);
        Assert.Equal(DnsClient.Refused, reply.Code);
        Assert.Equal(18, reply.ErrorCode);
        Assert.Equal("ok.example", (await rig.Events.RefusalAsync(RefusalKind.QueryType)).Host);
    }

    [Fact]
    public async Task N25_a_wildcard_takes_a_limited_number_of_new_names()
    {
        FakeTimeProvider clock = new();
        using EgressRig rig = new(s_rules, change: options => options with { Time = clock });
        int answered = 0;
        while ((await DnsClient.AskAsync(rig.NameServer, $"n{answered}.wild.example", DnsClient.A)).Code == DnsClient.NoError)
            answered++;
        Assert.Equal(100, answered);
        Assert.Equal("n100.wild.example", (await rig.Events.RefusalAsync(RefusalKind.Tunnel)).Host);
        Assert.Equal(DnsClient.NoError, (await DnsClient.AskAsync(rig.NameServer, "n7.wild.example", DnsClient.A)).Code);
        Assert.Equal(DnsClient.NoError, (await DnsClient.AskAsync(rig.NameServer, "x.many.example", DnsClient.A)).Code);
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(DnsClient.NoError, (await DnsClient.AskAsync(rig.NameServer, "late.wild.example", DnsClient.A)).Code);
        Assert.Equal(DnsClient.Refused, (await DnsClient.AskAsync(rig.NameServer, "later.wild.example", DnsClient.A)).Code);
    }

    [Fact]
    public async Task N25_names_below_a_wildcard_are_not_long()
    {
        using EgressRig rig = new(s_rules);
        string data = string.Join('.', Enumerable.Repeat(new string('x', 60), 3));
        Assert.Equal(DnsClient.Refused, (await DnsClient.AskAsync(rig.NameServer, $"{data}.wild.example", DnsClient.A)).Code);
    }

    [Fact]
    public async Task N27_questions_are_limited_in_number()
    {
        using EgressRig rig = new(s_rules, change: options => options with { Time = new FakeTimeProvider(), Limits = new EgressLimits { QueriesPerSecond = 2 } });
        for (int i = 0; i < 8; i++)
            Assert.Equal(DnsClient.NoError, (await DnsClient.AskAsync(rig.NameServer, "ok.example", DnsClient.A)).Code);
        Assert.Equal(DnsClient.Refused, (await DnsClient.AskAsync(rig.NameServer, "ok.example", DnsClient.A)).Code);
    }

    [Fact]
    public async Task N26_N27_many_questions_over_one_tcp_connection_are_answered_and_capped()
    {
        using EgressRig rig = new(s_rules);
        using NetworkStream stream = await EgressRig.ConnectAsync(rig.NameStreams);
        byte[] question = DnsClient.Question("ok.example", DnsClient.Aaaa);
        int answers = 0;
        try
        {
            for (; answers <= 256; answers++)
            {
                await stream.WriteAsync((byte[])[0, (byte)question.Length, .. question]);
                byte[] prefix = new byte[2];
                await stream.ReadExactlyAsync(prefix);
                byte[] answer = new byte[(prefix[0] << 8) | prefix[1]];
                await stream.ReadExactlyAsync(answer);
                Assert.Single(DnsClient.Read(answer).Addresses);
            }
        }
        catch (IOException)
        {
            // Closed.
        }

        Assert.Equal(256, answers);
    }

    [Fact]
    public async Task N37_when_all_addresses_are_taken_a_new_name_gets_none_and_idle_ones_are_recycled_only_after_quarantine()
    {
        FakeTimeProvider clock = new();
        using EgressRig rig = new(["*"], change: options => options with { Time = clock, Limits = new EgressLimits { Names = 4, Quarantine = TimeSpan.FromMinutes(30) } });
        IPAddress first = (await DnsClient.AskAsync(rig.NameServer, "n0.example", DnsClient.A)).Addresses.Single();
        for (int i = 1; i < 4; i++)
            await DnsClient.AskAsync(rig.NameServer, $"n{i}.example", DnsClient.A);
        Assert.Equal(DnsClient.ServerFailure, (await DnsClient.AskAsync(rig.NameServer, "n4.example", DnsClient.A)).Code);
        Assert.Equal(RefusalKind.Limit, (await rig.Events.RefusalAsync(RefusalKind.Limit)).Kind);
        clock.Advance(TimeSpan.FromMinutes(31));
        Assert.Equal(first, (await DnsClient.AskAsync(rig.NameServer, "n5.example", DnsClient.A)).Addresses.Single());
        Assert.Equal("n5.example", rig.Egress.NameOf(first));
    }

    [Fact]
    public async Task Messages_that_are_no_questions_are_refused_or_not_answered()
    {
        using EgressRig rig = new(s_rules);
        byte[] good = DnsClient.Question("ok.example", DnsClient.A);
        byte[] update = [.. good];
        update[2] = 0x28;
        Assert.Equal(DnsClient.NotImplemented, DnsClient.Read(await DnsClient.SendAsync(rig.NameServer, update)).Code);
        byte[] two = [.. good];
        two[5] = 2;
        Assert.Equal(DnsClient.FormatError, (await DnsClient.SendAsync(rig.NameServer, two))[3] & 15);
        byte[] compressed = [.. good.AsSpan(0, 12), 0xC0, 12, 0, 1, 0, 1];
        Assert.Equal(DnsClient.FormatError, (await DnsClient.SendAsync(rig.NameServer, compressed))[3] & 15);
        Assert.Equal(DnsClient.Refused, DnsClient.Read(await DnsClient.SendAsync(rig.NameServer, DnsClient.Question("ok.example", DnsClient.A, @class: 3))).Code);
    }

    [Fact]
    public async Task Any_bytes_are_answered_or_ignored_and_the_server_goes_on()
    {
        using EgressRig rig = new(s_rules, change: options => options with { Limits = new EgressLimits { QueriesPerSecond = 1_000_000 } });
        using UdpClient client = new();
        client.Connect(rig.NameServer);
        Random random = new(11);
        byte[] good = DnsClient.Question("a.wild.example", DnsClient.A);
        for (int round = 0; round < 5000; round++)
        {
            byte[] bytes = [.. good.AsSpan(0, random.Next(good.Length + 1))];
            for (int change = random.Next(4); change > 0 && bytes.Length > 0; change--)
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            await client.SendAsync(bytes);
            // No more at a time than the socket's buffer takes.
            if (round % 50 == 0)
                Assert.Single((await DnsClient.AskAsync(rig.NameServer, "ok.example", DnsClient.A)).Addresses);
        }

        Assert.Empty(rig.Resolver.Asked);
    }
}
