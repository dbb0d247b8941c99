using AgentOS.Egress.Tests.Laboratory;

namespace AgentOS.Egress.Tests.Bypasses;

/// <summary>Names: what they lead to, and names that only look like others.</summary>
public sealed class NameTests(Internet internet)
{
    [Fact]
    [Trait("Bypass", "N06")]
    public async Task A_name_that_leads_to_a_private_address_is_refused()
    {
        string[] names = ["private.com", "metadata.com", "loopback.com", "ula.com", "mapped.com", "nat64.com", "sixtofour.com", "teredo.com", "translated.com", "linklocal.com", "nowhere.com"];
        using EgressHost host = new(internet);
        Attempt attempt = await host.TryAsync(names, $"for name in {string.Join(' ', names)}; do try $name curl -sSf --max-time 20 http://$name/; done");
        attempt.DidNotPrint("=0", "a service of the host", "hello");
        Assert.All(names, name => attempt.Recorded("private-answer", name));
        Assert.All(attempt.Seen.Departures, departure => Assert.Contains(departure.Asked, names));
    }

    [Fact]
    [Trait("Bypass", "N06")]
    public async Task Private_addresses_among_others_are_left_out()
    {
        using EgressHost host = new(internet);
        Attempt attempt = await host.TryAsync(["mixed.com"], "try clear curl -sSf --max-time 20 http://mixed.com/");
        Assert.All(attempt.Seen.Departures, departure => Assert.True(departure.Asked == "mixed.com" || departure.To == Internet.Ok4, attempt.ToString()));
    }

    [Fact]
    public async Task A_denied_name_is_denied_behind_another_name_as_well()
    {
        using EgressHost host = new(internet);
        _ = await internet.TakeAsync();
        await using HostProgram sandbox = host.Start(["--allow", "*", "--deny", "evil.com"], """
            try alias curl -sSf --max-time 20 http://alias.com/
            try control curl -sSf --max-time 20 http://goodalias.com/
            """);
        Attempt attempt = await host.ObserveAsync(await sandbox.FinishAsync());
        attempt.Printed("control=0 hello from goodalias.com").DidNotPrint("alias=0").Recorded("deny-rule", "alias.com");
        Assert.DoesNotContain(attempt.Seen.Departures, departure => departure.To is Internet.Evil4 or Internet.Evil6);
    }

    [Fact]
    [Trait("Bypass", "N07")]
    public async Task A_name_that_changes_its_address_is_checked_again_for_each_connection()
    {
        using EgressHost host = new(internet);
        // A connection asks twice: for IPv4 and for IPv6.
        await internet.SetNameAsync("rebind.com", [Internet.Ok4], [Internet.Ok4], ["10.0.0.1"]);
        Attempt attempt = await host.TryAsync(["rebind.com"], """
            try first curl -sSf --max-time 20 http://rebind.com/
            try second curl -sSf --max-time 20 http://rebind.com/
            """);
        attempt.Printed("first=0 hello from rebind.com").DidNotPrint("second=0").Recorded("private-answer", "rebind.com");
        Assert.DoesNotContain(attempt.Seen.Departures, departure => departure.To == "10.0.0.1");
    }

    [Theory]
    [Trait("Bypass", "N08")]
    [InlineData(Starter.Root)]
    [InlineData(Starter.OrdinaryUser)]
    public async Task A_name_that_the_program_maps_itself_leads_nowhere(Starter starter)
    {
        using EgressHost host = new(internet, starter);
        Attempt attempt = await host.TryAsync(["ok.com"], $"""
            try tls curl -sSfk --max-time 20 --resolve ok.com:443:{Internet.Evil4} https://ok.com/
            try clear curl -sSf --max-time 20 --resolve ok.com:80:{Internet.Evil4} http://ok.com/
            echo '{Internet.Evil4} ok.com' 2>/dev/null >> /etc/hosts || echo hosts are read-only
            """);
        attempt.SentNothing().DidNotPrint("tls=0", "clear=0").Printed("hosts are read-only").Recorded("literal", Internet.Evil4);
    }

    [Fact]
    [Trait("Bypass", "N14")]
    public async Task A_name_has_one_spelling_and_no_double()
    {
        using EgressHost host = new(internet);
        Attempt attempt = await host.TryAsync(["ok.com"], """
            try capital curl -sSf --max-time 20 http://OK.COM/
            try dotted curl -sSf --max-time 20 -H 'Host: ok.com' http://ok.com./
            try homograph curl -sSf --max-time 20 http://xn--k-qmb.com/
            try cyrillic curl -sSf --max-time 20 http://оk.com/
            try dots curl -sSf --max-time 20 http://ok.com../
            """);
        attempt.ReachedOnlyOk().Printed("capital=0", "dotted=0").DidNotPrint("homograph=0", "cyrillic=0", "dots=0");
    }

    [Fact]
    [Trait("Bypass", "N15")]
    public async Task A_wildcard_is_an_anchored_suffix()
    {
        using EgressHost host = new(internet);
        Attempt denied = await host.TryAsync(["*.ok.com"], """
            for name in evilok.com ok.com.evil.com notok.com ok.com; do try $name curl -sSf --max-time 20 http://$name/; done
            """);
        denied.SentNothing().DidNotPrint("=0");
        Attempt allowed = await host.TryAsync(["*.ok.com"], "for name in www.ok.com deep.www.ok.com; do try $name curl -sSf --max-time 20 http://$name/; done");
        allowed.ReachedOnlyOk().Printed("www.ok.com=0 hello", "deep.www.ok.com=0 hello");
        (await host.TryAsync(["ok.com"], "try www curl -sSf --max-time 20 http://www.ok.com/")).SentNothing().DidNotPrint("www=0");
    }

    [Fact]
    [Trait("Bypass", "N17")]
    public async Task Users_and_fragments_in_URLs_do_not_hide_the_host()
    {
        using EgressHost host = new(internet);
        Attempt attempt = await host.TryAsync(["ok.com"], """
            try user curl -sSf --max-time 20 http://ok.com@evil.com/
            try password curl -sSf --max-time 20 http://ok.com:80@evil.com/
            try fragment curl -sSf --max-time 20 'http://evil.com#ok.com'
            try query curl -sSf --max-time 20 'http://evil.com?ok.com'
            """);
        attempt.SentNothing().DidNotPrint("=0").Recorded("no-rule", "evil.com");
    }

    [Fact]
    [Trait("Bypass", "N22")]
    public async Task A_redirect_leads_no_further_than_a_name()
    {
        using EgressHost host = new(internet);
        Attempt attempt = await host.TryAsync(["ok.com"], "try away curl -sSfL --max-time 20 http://ok.com/redirect/evil.com/; try back curl -sSfL --max-time 20 http://ok.com/redirect/ok.com/");
        attempt.ReachedOnlyOk().DidNotPrint("away=0").Printed("back=0 hello from ok.com").Recorded("no-rule", "evil.com");
    }

    [Fact]
    [Trait("Bypass", "N30")]
    public async Task A_site_of_IPv6_alone_is_reached_by_its_name()
    {
        using EgressHost host = new(internet);
        Attempt attempt = await host.TryAsync(["six.com", "four.com"], """
            try six curl -sSf --max-time 20 http://six.com/
            try six4 curl -4 -sSf --max-time 20 http://six.com/
            try four6 curl -6 -sSf --max-time 20 http://four.com/
            """);
        // Inside, the family says nothing: we dial what the name has.
        attempt.Printed("six=0 hello", "six4=0 hello", "four6=0 hello");
        Assert.All(attempt.Seen.Departures, departure => Assert.True(departure.Asked is "six.com" or "four.com" || Internet.OkAddresses.Contains(departure.To), attempt.ToString()));
    }
}
