using AgentOS.Egress.Tests.Laboratory;

namespace AgentOS.Egress.Tests.Bypasses;

/// <summary>Everything that is neither TCP nor a question for a name.</summary>
public sealed class DatagramTests(Internet internet)
{
    [Theory]
    [Trait("Bypass", "N28")]
    [InlineData(Starter.Root)]
    [InlineData(Starter.OrdinaryUser)]
    public async Task Datagrams_are_refused_at_once(Starter starter)
    {
        using EgressHost host = new(internet, starter);
        Attempt attempt = await host.TryAsync(["*", "ok.com:3478 raw"], $"""
            address=$(getent ahostsv4 ok.com | head -n 1 | cut -d' ' -f1)
            /usr/bin/python3 /lab/send.py $address:443 $address:3478 {Internet.Ok4}:443 {Internet.Ok4}:123 [{Internet.Ok6}]:443 224.0.0.251:5353 255.255.255.255:67 45.45.45.255:137 [ff02::fb]:5353
            """);
        attempt.SentNothing().DidNotPrint("answered", "silent");
    }

    [Theory]
    [Trait("Bypass", "N29")]
    [Trait("Bypass", "N33")]
    [InlineData(Starter.Root)]
    [InlineData(Starter.OrdinaryUser)]
    public async Task Sockets_of_other_kinds_are_not_to_be_had(Starter starter)
    {
        using EgressHost host = new(internet, starter);
        Attempt attempt = await host.TryAsync(["*"], $"/usr/bin/python3 /lab/sockets.py; try ping ping -c 1 -W 2 {Internet.Ok4}");
        attempt.SentNothing().Printed("tcp ok").DidNotPrint("ping=0");
        Assert.Single(attempt.Output.Split('\n'), line => line.EndsWith(" ok", StringComparison.Ordinal));
    }

    [Theory]
    [Trait("Bypass", "N35")]
    [InlineData(Starter.Root)]
    [InlineData(Starter.OrdinaryUser)]
    public async Task The_network_cannot_be_changed_or_left(Starter starter)
    {
        using EgressHost host = new(internet, starter);
        Attempt attempt = await host.TryAsync(["ok.com"], """
            try delete ip route del local default dev lo table local
            try add ip route add 45.45.45.10 dev lo
            try link ip link add x0 type dummy
            try address ip addr add 45.45.45.1/24 dev lo
            try unshare unshare -Urn true
            try setns nsenter -t 1 -n true
            try forward sh -c 'echo 1 > /proc/sys/net/ipv4/ip_forward'
            grep -c : /proc/net/dev
            """);
        attempt.SentNothing().DidNotPrint("=0").Printed("\n1\n");
    }

    [Fact]
    [Trait("Bypass", "N32")]
    public async Task Sockets_of_the_hosts_programs_are_not_there()
    {
        using EgressHost host = new(internet);
        string name = $"egress-test-{Guid.NewGuid():N}";
        const string Serve = "import socket,sys; s=socket.socket(socket.AF_UNIX); s.bind(chr(0)+sys.argv[1]); s.listen(); print('listening', flush=True); s.accept(); print('called', flush=True)";
        const string Call = "import socket,sys; socket.socket(socket.AF_UNIX).connect(chr(0)+sys.argv[1])";
        await using HostProgram service = HostProgram.Start([.. internet.OnHost, "/usr/bin/python3", "-c", Serve, name]);
        Assert.Equal("listening", await service.Output.ReadLineAsync());
        Attempt attempt = await host.TryAsync(["*"], $"try abstract /usr/bin/python3 -c '{Call}' {name}; ls /run/docker.sock /run/dbus /tmp/.X11-unix 2>/dev/null");
        Assert.StartsWith("abstract=1 ", attempt.Output, StringComparison.Ordinal);
        await using HostProgram control = HostProgram.Start([.. internet.OnHost, "/usr/bin/python3", "-c", Call, name]);
        Assert.Equal(0, (await control.FinishAsync()).ExitCode);
        Assert.Equal("called", await service.Output.ReadLineAsync());
    }

    [Fact]
    [Trait("Bypass", "N34")]
    public async Task No_descriptor_of_the_way_out_comes_in()
    {
        using EgressHost host = new(internet);
        Attempt attempt = await host.TryAsync(["ok.com"], "ls -l /proc/self/fd | grep -c socket; ls -l /proc/1/fd 2>&1 | grep -c socket");
        Assert.StartsWith("0\n", attempt.Output, StringComparison.Ordinal);
        Assert.EndsWith("\n0\n", attempt.Output, StringComparison.Ordinal);
    }
}
