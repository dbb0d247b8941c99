using AgentOS.Egress.Tests.Laboratory;

namespace AgentOS.Egress.Tests.Bypasses;

/// <summary>Addresses in place of names, in all spellings.</summary>
public sealed class AddressTests(Internet internet)
{
    [Theory]
    [Trait("Bypass", "N01")]
    [InlineData(Starter.Root)]
    [InlineData(Starter.OrdinaryUser)]
    public async Task The_address_of_an_allowed_name_is_no_name(Starter starter)
    {
        using EgressHost host = new(internet, starter);
        Attempt attempt = await host.TryAsync(["ok.com"], $"""
            try tls curl -sSfk --max-time 20 https://{Internet.Ok4}/
            try clear curl -sSf --max-time 20 http://{Internet.Ok4}/
            try pinned curl -sSf --max-time 20 --resolve ok.com:80:{Internet.Ok4} http://ok.com/
            """);
        attempt.SentNothing().DidNotPrint("tls=0", "clear=0", "pinned=0", "hello").Recorded("literal", Internet.Ok4);
    }

    [Fact]
    public async Task An_address_that_a_rule_names_is_reached()
    {
        using EgressHost host = new(internet);
        Attempt attempt = await host.TryAsync([Internet.Ok4], $"fetch http://{Internet.Ok4}/");
        attempt.ReachedOnlyOk().Printed("hello from 45.45.45.10");
    }

    [Theory]
    [Trait("Bypass", "N02")]
    [InlineData(Starter.Root)]
    [InlineData(Starter.OrdinaryUser)]
    public async Task Addresses_of_IPv6_and_mapped_ones_are_judged_like_the_others(Starter starter)
    {
        using EgressHost host = new(internet, starter);
        Attempt attempt = await host.TryAsync(["ok.com"], $"""
            try six curl -g -sSf --max-time 20 http://[{Internet.Ok6}]/
            try mapped curl -g -sSf --max-time 20 http://[::ffff:{Internet.Ok4}]/
            /lab/raw m{Internet.Ok4} 80 ok.com
            """);
        attempt.SentNothing().DidNotPrint("six=0", "mapped=0", "hello").Recorded("literal", Internet.Ok4).Recorded("literal", $"[{Internet.Ok6}]");
    }

    [Fact]
    [Trait("Bypass", "N03")]
    public async Task Odd_numerals_are_the_addresses_they_mean()
    {
        using EgressHost host = new(internet);
        Attempt attempt = await host.TryAsync(["*"], """
            for target in 2852039166 0xA9FEA9FE 0251.254.169.254 169.254.43518 0xa9.0xfe.0xa9.0xfe; do try $target curl -sSf --max-time 20 http://$target/; done
            """);
        attempt.SentNothing().DidNotPrint("=0").Recorded("reserved");
    }

    [Theory]
    [Trait("Bypass", "N04")]
    [InlineData(Starter.Root)]
    [InlineData(Starter.OrdinaryUser)]
    public async Task Metadata_services_are_out_of_reach_although_everything_is_allowed(Starter starter)
    {
        using EgressHost host = new(internet, starter);
        Attempt attempt = await host.TryAsync(["*"], """
            for target in 169.254.169.254 [fd00:ec2::254] 100.100.100.200 metadata.google.internal metadata 169.254.170.2; do try $target curl -g -sSf --max-time 20 http://$target/; done
            """);
        attempt.SentNothing().DidNotPrint("=0").Recorded("reserved");
        (await host.TryAsync(["*"], "fetch http://ok.com/")).ReachedOnlyOk().Printed("hello from ok.com");
    }

    [Theory]
    [Trait("Bypass", "N05")]
    [InlineData(Starter.Root)]
    [InlineData(Starter.OrdinaryUser)]
    public async Task The_host_itself_is_out_of_reach_although_everything_is_allowed(Starter starter)
    {
        using EgressHost host = new(internet, starter);
        await using (HostProgram control = HostProgram.Start([.. internet.OnHost, "curl", "-sS", "http://127.0.0.1/"]))
            Assert.Contains("a service of the host", (await control.FinishAsync()).Output, StringComparison.Ordinal);
        Attempt attempt = await host.TryAsync(["*"], """
            for target in 127.0.0.1 0.0.0.0 [::] [::1] localhost 45.45.45.1 192.168.77.1 [2a0a:4545::1] 127.9.9.9 host.docker.internal; do
              try $target curl -g -sSf --max-time 20 http://$target/
            done
            """);
        attempt.SentNothing().DidNotPrint("a service of the host", "=0");
    }

    [Fact]
    [Trait("Bypass", "N38")]
    public async Task An_address_that_stands_for_a_name_in_another_sandbox_stands_for_none_here()
    {
        using EgressHost other = new(internet);
        string address = (await other.TryAsync(["ok.com"], "getent ahostsv4 ok.com | head -n 1 | cut -d' ' -f1")).Output.Trim();
        using EgressHost host = new(internet);
        Attempt attempt = await host.TryAsync(["ok.com"], $"try foreign curl -sSf --max-time 20 -H 'Host: ok.com' http://{address}/");
        attempt.SentNothing().DidNotPrint("foreign=0");
        Assert.StartsWith("198.1", address, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_agents_own_servers_answer()
    {
        using EgressHost host = new(internet);
        Attempt attempt = await host.TryAsync(["ok.com"], """
            cd /tmp; echo own > index.html; /usr/bin/python3 -m http.server 8000 --bind 127.0.0.1 >/dev/null 2>&1 &
            until curl -sS --max-time 20 http://127.0.0.1:8000/ 2>/dev/null; do :; done
            curl -sS --max-time 20 http://localhost:8000/
            """);
        attempt.SentNothing().Printed("own\nown\n");
    }
}
