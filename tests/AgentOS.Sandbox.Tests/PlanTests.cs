using AgentOS.Errors;
using AgentOS.Linux;
using AgentOS.Testing;

namespace AgentOS.Sandbox.Tests;

public sealed class PlanTests
{
    private static readonly SandboxIdentity s_root = SandboxIdentity.ForRoot(1_900_000_000);
    private static readonly SandboxIdentity s_user = SandboxIdentity.ForUser(4242, 4343);

    [Fact]
    public void Every_namespace_is_made()
    {
        string[] arguments = [.. Plan(new SandboxSpecification(["true"]), s_user).BubblewrapArguments];
        Assert.All(["user", "pid", "ipc", "uts", "cgroup", "net"], name => Assert.Contains($"--unshare-{name}", arguments));
        Assert.Contains("--die-with-parent", arguments);
    }

    [Fact]
    public void The_hosts_network_is_the_only_namespace_that_can_be_kept()
    {
        string[] with = [.. Plan(new SandboxSpecification(["true"]) { Network = NetworkMode.Host }, s_user).BubblewrapArguments];
        string[] without = [.. Plan(new SandboxSpecification(["true"]), s_user).BubblewrapArguments];
        Assert.Equal(["--unshare-net"], without.Except(with, StringComparer.Ordinal));
    }

    [Fact]
    public void A_network_of_names_is_a_network_of_its_own_with_its_own_resolver()
    {
        SandboxPlan plan = Plan(new SandboxSpecification(["true"]) { Network = NetworkMode.Allow, Listeners = [ListeningAddress.EveryTcp(443)] }, s_user);
        Assert.Contains("--unshare-net", plan.BubblewrapArguments);
        Assert.Contains("CAP_NET_ADMIN", plan.BubblewrapArguments);
        Assert.Contains(plan.Texts, text => text == "nameserver 127.0.0.1\n");
        Assert.Contains("listen tcp [::]:443", plan.Describe(), StringComparison.Ordinal);
        Assert.DoesNotContain("CAP_NET_ADMIN", Plan(new SandboxSpecification(["true"]), s_user).BubblewrapArguments);
    }

    [Fact]
    public void The_hosts_network_has_no_sockets_of_a_sandbox() => Assert.Throws<ArgumentException>(() =>
        Plan(new SandboxSpecification(["true"]) { Network = NetworkMode.Host, Listeners = [ListeningAddress.EveryTcp(443)] }, s_user));

    [Fact]
    public void A_user_keeps_its_id_and_roots_sandboxes_have_an_unprivileged_one()
    {
        Assert.Equal((4242u, 4242u), (s_user.HostUserId, s_user.UserId));
        Assert.Equal((1_900_000_000u, 1000u), (s_root.HostUserId, s_root.UserId));
    }

    [Fact]
    public void Nothing_of_the_command_or_the_environment_is_among_bubblewraps_arguments()
    {
        SandboxSpecification specification = new(["secret-command"]) { Environment = new Dictionary<string, string> { ["KEY"] = "secret-value" } };
        Assert.DoesNotContain(Plan(specification, s_user).BubblewrapArguments, argument => argument.Contains("secret", StringComparison.Ordinal));
    }

    [Fact]
    public void The_environment_holds_nothing_of_the_hosts_but_terminal_and_language()
    {
        Environment.SetEnvironmentVariable("AGENTOS_TEST_CANARY", "secret");
        Assert.DoesNotContain(Plan(new SandboxSpecification(["true"]), s_user).Environment, variable => variable.Contains("secret", StringComparison.Ordinal));
    }

    [Fact]
    public void The_root_is_sealed_last_and_only_listed_trees_are_shown()
    {
        SandboxPlan plan = Plan(new SandboxSpecification(["true"]), s_user);
        Assert.Equal(new LayoutStep.Seal("/"), plan.Layout[^1]);
        string[] shown = [.. plan.Layout.OfType<LayoutStep.BindReadOnly>().Select(step => step.Path)];
        Assert.All(["/", "/home", "/root", "/run", "/mnt", "/tmp", "/var"], hidden => Assert.DoesNotContain(hidden, shown));
        Assert.DoesNotContain(plan.Layout, step => step is LayoutStep.Bind);
    }

    [Fact]
    public void The_same_specification_makes_the_same_plan() =>
        Assert.Equal(Plan(new SandboxSpecification(["true"]), s_user).Describe(), Plan(new SandboxSpecification(["true"]), s_user).Describe());

    [Fact]
    public void Sources_are_staged_for_root_and_taken_directly_for_a_user()
    {
        SandboxSpecification specification = new(["true"]) { Mounts = [new SandboxMount("/data", new BindSource("/usr/share"), true)] };
        Assert.Equal("/stage/0", Assert.Single(Plan(specification, s_root).Mounts).HostPath);
        Assert.Equal("/usr/share", Assert.Single(Plan(specification, s_user).Mounts).HostPath);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/proc")]
    [InlineData("/proc/sys")]
    [InlineData("/dev/null")]
    [InlineData("/sys/kernel")]
    [InlineData("/run")]
    [InlineData("/run/agentos/init")]
    [InlineData("relative")]
    [InlineData("/data/../etc")]
    [InlineData("/data//x")]
    [InlineData("/data\0")]
    [InlineData("")]
    public void Forbidden_destinations_are_refused(string destination) =>
        Assert.Equal(SandboxErrors.MountDestinationForbidden, Refusal("/usr/share", destination));

    [Theory]
    [InlineData("/")]
    [InlineData("/proc")]
    [InlineData("/proc/1")]
    [InlineData("/sys")]
    [InlineData("/dev")]
    [InlineData("/run")]
    public void Sources_that_control_the_host_are_refused(string source) =>
        Assert.Equal(SandboxErrors.MountSourceForbidden, Refusal(source, "/data"));

    [Fact]
    public void A_link_to_a_forbidden_source_is_refused()
    {
        using TempDirectory directory = new();
        File.CreateSymbolicLink(directory["link"], "/proc");
        Assert.Equal(SandboxErrors.MountSourceForbidden, Refusal(directory["link"], "/data"));
    }

    [Fact]
    public void A_missing_source_is_refused() =>
        Assert.Equal(SandboxErrors.MountSourceMissing, Refusal("/no/such/place", "/data"));

    [Theory]
    [InlineData("/")]
    [InlineData("/home")]
    [InlineData("/root")]
    public void A_current_directory_that_holds_homes_is_not_shown(string directory)
    {
        SandboxPlan plan = Plan(new SandboxSpecification(["true"]) { CurrentDirectory = directory }, s_user);
        Assert.Empty(plan.Mounts);
        Assert.Equal(SandboxIdentity.Home, plan.WorkingDirectory);
    }

    [Fact]
    public void Temporary_file_systems_are_never_above_the_memory_limit() =>
        Assert.Equal(1 << 20, new SandboxLimits(MemoryBytes: 1 << 20).TemporaryBytes);

    private static SandboxPlan Plan(SandboxSpecification specification, SandboxIdentity identity) =>
        SandboxPlanner.Plan(specification, identity, "/stage", "/opt/agentos-init");

    private static ErrorDefinition Refusal(string source, string destination)
    {
        SandboxSpecification specification = new(["true"]) { Mounts = [new SandboxMount(destination, new BindSource(source), true)] };
        return Assert.Throws<AgentOSException>(() => Plan(specification, s_user)).Definition;
    }
}
