using AgentOS.Errors;
using AgentOS.Testing;

namespace AgentOS.Sandbox.Tests;

/// <summary>Plans are made and read without any privilege.</summary>
public sealed class PlanTests : IDisposable
{
    private static readonly SandboxIdentity s_user = SandboxIdentity.ForUser(1234, 1234);

    private readonly TempDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void Every_namespace_is_unshared()
    {
        string[] arguments = [.. Plan(new SandboxSpecification(["true"])).BubblewrapArguments];
        Assert.Superset(
            new HashSet<string>(StringComparer.Ordinal) { "--unshare-user", "--unshare-pid", "--unshare-ipc", "--unshare-uts", "--unshare-net", "--die-with-parent" },
            new HashSet<string>(arguments, StringComparer.Ordinal));
    }

    [Fact]
    public void The_hosts_network_is_kept_only_when_asked_for() =>
        Assert.DoesNotContain("--unshare-net", Plan(new SandboxSpecification(["true"]) { Network = NetworkMode.Host }).BubblewrapArguments);

    [Fact]
    public void No_step_shows_a_home_or_a_runtime_directory()
    {
        string[] sources = [.. Plan(new SandboxSpecification(["true"])).Layout.OfType<LayoutStep.BindReadOnly>().Select(step => step.Source)];
        Assert.DoesNotContain(sources, source => source is "/" or "/home" or "/root" or "/run" or "/tmp" or "/var");
        Assert.Contains("/usr", sources);
    }

    [Fact]
    public void The_environment_holds_nothing_of_the_hosts_but_terminal_and_language()
    {
        Environment.SetEnvironmentVariable("AGENTOS_TEST_CANARY", "secret");
        IReadOnlyList<string> environment = Plan(new SandboxSpecification(["true"]) { Environment = new Dictionary<string, string>(StringComparer.Ordinal) { ["GIVEN"] = "1" } }).Environment;
        Assert.DoesNotContain(environment, variable => variable.Contains("secret", StringComparison.Ordinal));
        Assert.Contains("GIVEN=1", environment);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/proc")]
    [InlineData("/dev/shm")]
    [InlineData("/a/../b")]
    [InlineData("relative")]
    public void Some_destinations_are_forbidden(string destination) =>
        Assert.Equal("sandbox.mount-destination-forbidden", Refusal(_directory.Path, destination));

    [Theory]
    [InlineData("/proc")]
    [InlineData("/run")]
    [InlineData("/")]
    public void Some_sources_are_forbidden(string source) =>
        Assert.Equal("sandbox.mount-source-forbidden", Refusal(source, "/data"));

    [Fact]
    public void A_missing_source_is_named() =>
        Assert.Equal("sandbox.mount-source-missing", Refusal(_directory["missing"], "/data"));

    [Fact]
    public void Only_sockets_with_a_path_are_read_from_the_kernels_list() => Assert.Equal(
        ["/run/a b.sock"],
        HostSockets.Parse(["Num RefCount Protocol Flags Type St Inode Path", "0: 2 0 10000 1 1 5 /run/a b.sock", "0: 2 0 0 1 1 6 @abstract", "0: 2 0 0 1 1 7"]));

    [Fact]
    public void A_traceable_profile_differs_from_the_standard_one_and_hashes_are_stable()
    {
        Assert.NotEqual(SeccompProfile.Standard.Hash(), SeccompProfile.Traceable.Hash());
        Assert.Equal(SeccompProfile.Standard.Hash(), SeccompProfile.Standard.Hash());
    }

    private string Refusal(string source, string destination)
    {
        SandboxSpecification specification = new(["true"]) { Mounts = [new SandboxMount(destination, new BindSource(source), IsReadOnly: true)] };
        return Assert.Throws<AgentOSException>(() => Plan(specification)).Definition.Code;
    }

    private SandboxPlan Plan(SandboxSpecification specification) => SandboxPlanner.Plan(specification, s_user, _directory.Path, "/init");
}
