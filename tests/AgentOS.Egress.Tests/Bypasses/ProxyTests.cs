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

    [Theory]
    [Trait("Bypass", "N16")]
    [InlineData(@"'CONNECT evil.com\x00.ok.com:443 HTTP/1.1\r\nHost: ok.com\r\n\r\n'")]
    [InlineData(@"'CONNECT ok.com%00.evil.com:443 HTTP/1.1\r\nHost: ok.com\r\n\r\n'")]
    [InlineData(@"'CONNECT evil.com\t.ok.com:443 HTTP/1.1\r\nHost: ok.com\r\n\r\n'")]
    [InlineData(@"'CONNECT ok.com\r\n@evil.com:443 HTTP/1.1\r\n\r\n'")]
    [InlineData(@"'\x05\x01\x00' '\x05\x01\x00\x03\x0fevil.com\x00ok.com\x00\x50'")]
    [InlineData(@"'\x05\x01\x00' '\x05\x01\x00\x03\x00\x00\x50'")]
    public async Task Names_with_control_characters_are_no_names(string parts)
    {
        using EgressHost host = new(internet);
        (await host.TryAsync(["ok.com", "*.ok.com"], $"{Say} {parts}")).SentNothing().DidNotPrint("timeout", " 200 ");
    }

    [Theory]
    [Trait("Bypass", "N18")]
    [InlineData("CONNECT 45.45.45.10:443")]
    [InlineData("CONNECT [2a0a:4545::10]:443")]
    [InlineData("CONNECT ok.com:22")]
    [InlineData("CONNECT evil.com:443")]
    [InlineData("CONNECT 127.0.0.1:80")]
    [InlineData("GET http://evil.com/")]
    [InlineData("GET http://169.254.169.254/")]
    public async Task Addresses_ports_and_names_without_a_rule_are_refused(string request)
    {
        using EgressHost host = new(internet);
        (await host.TryAsync(["ok.com"], $@"{Say} '{request} HTTP/1.1\r\nHost: ok.com\r\n\r\n'")).SentNothing().Printed("403").DidNotPrint("hello");
    }

    [Theory]
    [Trait("Bypass", "N19")]
    [InlineData(@"'SSH-2.0-client\r\n'")]
    [InlineData(@"'GET / HTTP/1.1\r\nHost: evil.com\r\n\r\n'")]
    public async Task Inside_CONNECT_the_first_bytes_must_agree_as_well(string inside)
    {
        using EgressHost host = new(internet);
        (await host.TryAsync(["ok.com"], $@"{Say} 'CONNECT ok.com:443 HTTP/1.1\r\nHost: ok.com\r\n\r\n' {inside}")).SentNothing().DidNotPrint("hello", "timeout");
    }
}
