using AgentOS.Network.Policy;
using FsCheck;
using FsCheck.Fluent;

namespace AgentOS.Network.Tests.Policy;

/// <summary>Whatever bytes a sandbox sends for a host's name.</summary>
public sealed class HostPropertyTests
{
    private static readonly EgressPolicy s_policy = EgressPolicy.Of(["ok.example", "*.ok.example"], []);

    [Fact]
    public void What_is_allowed_is_the_allowed_name_or_below_it_and_nothing_else() => Prop.ForAll(Hosts(), host =>
    {
        EgressDecision decision = s_policy.Decide(host, 443);
        if (!decision.IsAllowed)
            return true;
        string text = host.ToLowerInvariant().TrimEnd('.');
        return decision.Host == text && (text == "ok.example" || text.EndsWith(".ok.example", StringComparison.Ordinal)) && text.All(character => char.IsAsciiLetterOrDigit(character) || character is '.' or '-' or '_');
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(5000));

    [Fact]
    public void Deciding_about_a_decided_host_changes_nothing() => Prop.ForAll(Hosts(), host =>
    {
        EgressDecision decision = s_policy.Decide(host, 443);
        return !decision.IsAllowed || s_policy.Decide(decision.Host, 443) == decision;
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

    private static Arbitrary<string> Hosts()
    {
        Gen<string> part = Gen.Elements("ok", "example", "ok.example", ".", "*", "-", "_", "A", "\0", "\r\n", " ", "@", "%", "/", "#", "[", "]", ":", "xn--", "\u0430", "127", "0x7f", "\u212a", "\uff0e");
        return Gen.OneOf(Gen.ArrayOf(part).Select(parts => string.Concat(parts)), Gen.Elements("ok.example", "OK.Example.", "a.ok.example", "evilok.example")).ToArbitrary();
    }
}
