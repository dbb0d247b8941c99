using AgentOS.Egress.Tests.Laboratory;

namespace AgentOS.Egress.Tests.Bypasses;

/// <summary>The first bytes of TLS: they must be of the name that was connected to.</summary>
public sealed class TlsTests(Internet internet)
{
    private const string Hello = "/usr/bin/python3 /lab/hello.py";

    [Theory]
    [Trait("Bypass", "N09")]
    [InlineData(Starter.Root)]
    [InlineData(Starter.OrdinaryUser)]
    public async Task A_server_name_must_be_the_name_that_was_connected_to(Starter starter)
    {
        using EgressHost host = new(internet, starter);
        Attempt attempt = await host.TryAsync(["ok.com", "www.ok.com"], $"""
            try address openssl s_client -connect {Internet.Evil4}:443 -servername ok.com
            try other openssl s_client -connect ok.com:443 -servername evil.com
            try sibling openssl s_client -connect ok.com:443 -servername www.ok.com
            """);
        attempt.SentNothing().DidNotPrint("=0").Recorded("literal", Internet.Evil4).Recorded("sni-mismatch", "ok.com");
    }

    [Fact]
    [Trait("Bypass", "N10")]
    public async Task Clear_text_for_another_host_is_refused_and_behind_TLS_it_reaches_the_named_server_only()
    {
        using EgressHost host = new(internet);
        Attempt clear = await host.TryAsync(["ok.com"], "try clear curl -sSf --max-time 20 -H 'Host: evil.com' http://ok.com/");
        clear.SentNothing().DidNotPrint("clear=0").Recorded("host-mismatch", "ok.com");
        // What a server does with a foreign Host inside TLS cannot be seen without inspection; it is never another name's server.
        Attempt hidden = await host.TryAsync(["ok.com"], "try tls curl -sSf --max-time 20 --cacert /lab/ca.pem -H 'Host: evil.com' https://ok.com/");
        hidden.ReachedOnlyOk();
    }

    [Fact]
    [Trait("Bypass", "N11")]
    public async Task A_hello_without_exactly_one_right_name_is_refused()
    {
        using EgressHost host = new(internet);
        Attempt attempt = await host.TryAsync(["ok.com"], $"""
            for names in '' names=ok.com,evil.com names=evil.com,ok.com names={Internet.Ok4} names=evil.com; do {Hello} ok.com 443 $names; done
            """);
        attempt.SentNothing().DidNotPrint("server", "alert").Recorded("no-sni", "ok.com").Recorded("sni-mismatch", "ok.com");
    }

    [Fact]
    [Trait("Bypass", "N12")]
    public async Task A_hello_in_pieces_has_the_same_verdict()
    {
        using EgressHost host = new(internet);
        Attempt allowed = await host.TryAsync(["ok.com"], $"""
            for form in segment=9999 segment=1 record=7 'pad=12000 segment=1000' pad=17000; do {Hello} ok.com 443 names=ok.com $form; done
            """);
        allowed.ReachedOnlyOk();
        Assert.Equal("server\nserver\nserver\nserver\nserver\n", allowed.Output);
        Attempt denied = await host.TryAsync(["ok.com"], $"""
            for form in segment=1 record=7 'pad=12000 segment=1000' pad=17000; do {Hello} ok.com 443 names=evil.com $form; done
            """);
        denied.SentNothing().DidNotPrint("server", "alert").Recorded("sni-mismatch", "ok.com");
    }

    [Fact]
    [Trait("Bypass", "N13")]
    public async Task An_encrypted_hello_is_refused_and_no_record_offers_one()
    {
        using EgressHost host = new(internet);
        Attempt attempt = await host.TryAsync(["ok.com"], $"{Hello} ok.com 443 names=ok.com ech; /usr/bin/python3 /lab/ask.py 127.0.0.1 udp ok.com type=65");
        attempt.SentNothing().DidNotPrint("server", "alert").Printed("ok.com rcode=0 answers=0").Recorded("ech", "ok.com");
    }

    [Fact]
    [Trait("Bypass", "N09")]
    public async Task A_session_that_is_resumed_is_judged_by_its_own_hello()
    {
        using EgressHost host = new(internet);
        Attempt attempt = await host.TryAsync(["ok.com"], """
            begin="openssl s_client -tls1_2 -connect ok.com:443 -CAfile /lab/ca.pem"
            try first $begin -servername ok.com -sess_out /tmp/session > /dev/null; test -s /tmp/session && echo kept
            try again $begin -servername ok.com -sess_in /tmp/session | grep -o 'again=0\|Reused'
            try other $begin -servername evil.com -sess_in /tmp/session
            """);
        attempt.ReachedOnlyOk().Printed("kept", "Reused").DidNotPrint("other=0").Recorded("sni-mismatch", "ok.com");
    }

    [Theory]
    [Trait("Bypass", "N20")]
    [InlineData(Starter.Root)]
    [InlineData(Starter.OrdinaryUser)]
    public async Task Another_protocol_at_443_needs_a_rule_that_says_so(Starter starter)
    {
        using EgressHost host = new(internet, starter);
        Attempt denied = await host.TryAsync(["ok.com"], @"/usr/bin/python3 /lab/say.py ok.com 443 'SSH-2.0-client\r\n'");
        denied.SentNothing().Recorded("not-tls", "ok.com");
        Attempt ssh = await host.TryAsync(["ok.com:22 raw"], @"/usr/bin/python3 /lab/say.py ok.com 22 'SSH-2.0-client\r\n'");
        ssh.ReachedOnlyOk().Printed("SSH-2.0-internet");
        Attempt raw = await host.TryAsync(["ok.com:443 raw"], $"{Hello} ok.com 443 names=evil.com");
        raw.ReachedOnlyOk();
    }
}
