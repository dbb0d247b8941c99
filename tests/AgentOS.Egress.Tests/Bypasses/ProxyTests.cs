using AgentOS.Egress.Tests.Laboratory;

namespace AgentOS.Egress.Tests.Bypasses;

/// <summary>The explicit proxy, for programs that are told to use one: the same rules.</summary>
public sealed class ProxyTests(Internet internet)
{
    private const string Say = "/usr/bin/python3 /lab/say.py 127.0.0.1 3128";

    [Fact]
    public async Task What_is_allowed_goes_through_the_proxy()
    {
        using EgressHost host = new(internet);
        Attempt attempt = await host.TryAsync(["ok.com"], """
            try connect curl -sSf --max-time 20 -x http://127.0.0.1:3128 --cacert /lab/ca.pem https://ok.com/
            try clear curl -sSf --max-time 20 -x http://127.0.0.1:3128 http://ok.com/
            try socks curl -sSf --max-time 20 --socks5-hostname 127.0.0.1:3128 http://ok.com/
            """);
        attempt.ReachedOnlyOk().Printed("connect=0 hello", "clear=0 hello", "socks=0 hello");
    }

    [Fact]
    [Trait("Bypass", "N16")]
    public async Task Names_with_control_characters_are_no_names()
    {
        string[] calls =
        [
            @"'CONNECT evil.com\x00.ok.com:443 HTTP/1.1\r\nHost: ok.com\r\n\r\n'",
            @"'CONNECT ok.com%00.evil.com:443 HTTP/1.1\r\nHost: ok.com\r\n\r\n'",
            @"'CONNECT evil.com\t.ok.com:443 HTTP/1.1\r\nHost: ok.com\r\n\r\n'",
            @"'CONNECT ok.com\r\n@evil.com:443 HTTP/1.1\r\n\r\n'",
            @"'\x05\x01\x00' '\x05\x01\x00\x03\x0fevil.com\x00ok.com\x00\x50'",
            @"'\x05\x01\x00' '\x05\x01\x00\x03\x00\x00\x50'",
        ];
        using EgressHost host = new(internet);
        Attempt attempt = await host.TryAsync(["ok.com", "*.ok.com"], string.Join('\n', calls.Select(call => $"{Say} {call}")));
        attempt.SentNothing().DidNotPrint("timeout", " 200 ");
    }

    [Fact]
    [Trait("Bypass", "N18")]
    public async Task Addresses_ports_and_names_without_a_rule_are_refused()
    {
        string[] requests =
        [
            "CONNECT 45.45.45.10:443", "CONNECT [2a0a:4545::10]:443", "CONNECT ok.com:22", "CONNECT evil.com:443", "CONNECT 127.0.0.1:80", "GET http://evil.com/",
            "GET http://169.254.169.254/",
        ];
        using EgressHost host = new(internet);
        Attempt attempt = await host.TryAsync(["ok.com"], string.Join('\n', requests.Select(request => $@"{Say} '{request} HTTP/1.1\r\nHost: ok.com\r\n\r\n'")));
        attempt.SentNothing().DidNotPrint("hello");
        Assert.True(attempt.Output.Split(" 403 ").Length > requests.Length, attempt.ToString());
    }

    [Fact]
    [Trait("Bypass", "N18")]
    public async Task Private_addresses_are_refused_in_every_spelling_although_everything_is_allowed()
    {
        string[] hosts =
        [
            "127.0.0.1", "0.0.0.0", "[::]", "[::1]", "0x7f000001", "017700000001", "2130706433", "127.1", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[::127.0.0.1]", "[64:ff9b::7f00:1]", "[2002:7f00:1::]",
            "[fe80::1%25lo]", "[fe80::1%lo]", "10.0.0.1", "[fd12::1]", "localhost", "localhost.",
        ];
        using EgressHost host = new(internet);
        Attempt attempt = await host.TryAsync(["*"], string.Join('\n', hosts.Select(name => $"""
            {Say} 'CONNECT {name}:80 HTTP/1.1\r\nHost: {name}\r\n\r\n'
            try socks curl -gsSf --max-time 20 --socks5-hostname 127.0.0.1:3128 http://{name}/
            """)));
        attempt.SentNothing().DidNotPrint("a service of the host", "hello", " 200 ", "socks=0");
        (await host.TryAsync(["*"], $@"{Say} 'CONNECT ok.com:80 HTTP/1.1\r\nHost: ok.com\r\n\r\n' 'GET / HTTP/1.1\r\nHost: ok.com\r\n\r\n'")).ReachedOnlyOk().Printed(" 200 ", "hello from ok.com");
    }

    [Fact]
    [Trait("Bypass", "N19")]
    public async Task Inside_CONNECT_the_first_bytes_must_agree_as_well()
    {
        string[] inside = [@"'SSH-2.0-client\r\n'", @"'GET / HTTP/1.1\r\nHost: evil.com\r\n\r\n'"];
        using EgressHost host = new(internet);
        Attempt attempt = await host.TryAsync(["ok.com"], string.Join('\n', inside.Select(first => $@"{Say} 'CONNECT ok.com:443 HTTP/1.1\r\nHost: ok.com\r\n\r\n' {first}")));
        attempt.SentNothing().DidNotPrint("hello", "timeout");
    }
}
