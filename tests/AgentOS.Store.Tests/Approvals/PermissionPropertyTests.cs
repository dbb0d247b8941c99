using System.Globalization;
using AgentOS.Policy.Hosts;
using AgentOS.Store.Approvals.Permissions;
using AgentOS.Store.Manifests;
using AgentOS.Vault.Secrets;
using FsCheck;
using FsCheck.Fluent;

namespace AgentOS.Store.Tests.Approvals;

public sealed class PermissionPropertyTests
{
    private static readonly HostPattern[] s_names = [.. ((string[])["a.example.org", "b.example.org", "*.example.org", "*.org", "deep.a.example.org"]).Select(HostPattern.Parse)];

    [Fact]
    public void Whatever_is_written_is_read_back_as_it_was() =>
        Prop.ForAll(Sets().ToArbitrary(), set => PermissionText.Read(PermissionText.Write(set)) is { } read && read.Digest == set.Digest).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    [Fact]
    public void Covering_is_a_partial_order() => Prop.ForAll(Sets().Three().ToArbitrary(), sets =>
    {
        (PermissionSet a, PermissionSet b, PermissionSet c) = sets;
        return Covers(a, a) && (!(Covers(a, b) && Covers(b, c)) || Covers(a, c));
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(3000));

    [Fact]
    public void Nothing_is_covered_that_can_be_reached_by_one_only() => Prop.ForAll(Sets().Two().ToArbitrary(), sets =>
    {
        (PermissionSet approved, PermissionSet asked) = sets;
        string[] hosts = ["a.example.org", "b.example.org", "c.example.org", "deep.a.example.org", "other.org", "elsewhere.net"];
        return !Covers(approved, asked) || hosts.All(host => !Reaches(asked, host) || Reaches(approved, host));
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(3000));

    private static bool Covers(PermissionSet approved, PermissionSet asked) => !PermissionDifference.Between(approved, asked).IsWider;

    private static bool Reaches(PermissionSet set, string host) => set.IsNetworkUnrestricted || set.Network.Any(name => name.Matches(host));

    private static Gen<PermissionSet> Sets() =>
        from network in Gen.SubListOf(s_names)
        from unrestricted in Gen.Frequency((5, Gen.Constant(false)), (1, Gen.Constant(true)))
        from workspace in Gen.Elements(WorkspaceMode.None, WorkspaceMode.ReadOnly, WorkspaceMode.ReadWrite)
        from agents in Gen.SubListOf("a", "b c", "https://example.org/x")
        from keys in Gen.SubListOf("openai", "weather")
        from itself in Gen.Elements(true, false)
        from memory in Gen.Choose(1, 3)
        from time in Gen.Choose(0, 2)
        select new PermissionSet
        {
            Network = [.. network],
            IsNetworkUnrestricted = unrestricted,
            SetupNetwork = memory == 1 ? PackageRegistries.Hosts : [],
            Workspace = workspace,
            AllowedAgents = [.. agents],
            Keys = [.. keys.Select(provider => new KeyPermission(provider, provider.ToUpper(CultureInfo.InvariantCulture), s_names[0], SecretPlace.Bearer, IsRequired: true, itself))],
            Resources = new ManifestResources { MaxMemory = (long)memory << 30, MaxCpu = memory / 3.0, MaxTime = time == 0 ? null : TimeSpan.FromSeconds(time * 1.5) },
        };
}
