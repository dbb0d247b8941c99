using AgentOS.Errors;
using AgentOS.Store.Approvals;
using AgentOS.Store.Approvals.Approvers;
using AgentOS.Store.Approvals.Memory;
using AgentOS.Store.Approvals.Permissions;
using AgentOS.Store.Approvals.Policies;
using AgentOS.Store.Packages;
using AgentOS.Testing;
using AgentOS.Testing.Pages;

namespace AgentOS.Store.Tests.Approvals;

public sealed class ApprovalPolicyTests : IDisposable
{
    private const string Origin = "\"origins\": [\"https://github.com/somebody/*\"], \"workspace\": \"readwrite\"";
    private const string Name = "permissions: {network: [{domain: api.example.org, reason: r}]}";

    private readonly TempDirectory _folder = new(), _files = new();

    public void Dispose()
    {
        _folder.Dispose();
        _files.Dispose();
    }

    [Theory]
    [InlineData("", "")]
    [InlineData(Name, "\"domains\": [\"*.example.org\"]")]
    [InlineData(Name, "\"domains\": [\"*\"]")]
    [InlineData("permissions: {network_unrestricted: true}", "\"domains\": [\"*\"]")]
    [InlineData("keys: [{provider: openai}]", "\"keys\": [\"openai\"]")]
    [InlineData("  setup_command: make", "\"setup\": true, \"domains\": [\"*\"]")]
    [InlineData("permissions: {delegation: {enabled: true, allowed_agents: [a]}}", "\"delegation\": [\"a\", \"b\"]")]
    [InlineData("  resources: {max_memory: 4GB, max_cpu: 3}", "\"max_memory\": \"4GB\", \"max_cpu\": 3 /* many */")]
    public void What_is_within_the_policy_runs(string more, string policy) => Assert.Empty(Reasons(more, $"{Origin}{(policy.Length > 0 ? "," : "")} {policy}"));

    [Theory]
    [InlineData("", "\"workspace\": \"readwrite\"", "origins: https://github.com/somebody/agent")]
    [InlineData("", "\"workspace\": \"readwrite\", \"origins\": [\"local\"]", "origins: https://github.com/somebody/agent")]
    [InlineData("", Origin + ", \"denied_origins\": [\"https://github.com/somebody/agent\"]", "denied_origins: https://github.com/somebody/agent")]
    [InlineData("", Origin + ", \"denied_origins\": [\"github:Somebody/Agent.git\"]", "denied_origins: https://github.com/somebody/agent")]
    [InlineData("", Origin + ", \"denied_origins\": [\"https://GitHub.com/Somebody/*\"]", "denied_origins: https://github.com/somebody/agent")]
    [InlineData("", "\"origins\": [\"https://*\"]", "workspace: readwrite")]
    [InlineData("", "\"origins\": [\"https://*\"], \"workspace\": \"readonly\"", "workspace: readwrite")]
    [InlineData(Name, Origin, "domains: api.example.org")]
    [InlineData(Name, Origin + ", \"domains\": [\"*\"], \"denied_domains\": [\"*.example.org\"]", "denied_domains: api.example.org")]
    [InlineData("permissions: {network: [{domain: '*.example.org', reason: r}]}", Origin + ", \"domains\": [\"*\"], \"denied_domains\": [\"api.example.org\"]", "denied_domains: *.example.org")]
    [InlineData("permissions: {network_unrestricted: true}", Origin + ", \"domains\": [\"*\"], \"denied_domains\": [\"api.example.org\"]", "denied_domains: *")]
    [InlineData("permissions: {network_unrestricted: true}", Origin, "domains: UNRESTRICTED")]
    [InlineData("keys: [{provider: openai}]", Origin, "keys: openai")]
    [InlineData("keys: [{provider: openai, domain: x.example.org}]", Origin + ", \"keys\": [\"openai\"]", "keys: openai at x.example.org, which is not its provider's host")]
    [InlineData("keys: [{provider: openai, passthrough: true}]", Origin + ", \"keys\": [\"openai\"]", "keys: openai itself, and not a placeholder")]
    [InlineData("  setup_command: make", Origin, "setup: a setup_command, with the package registries open to it")]
    [InlineData("permissions: {delegation: {enabled: true, allowed_agents: [c]}}", Origin + ", \"delegation\": [\"a\"]", "delegation: running c")]
    [InlineData("  resources: {max_memory: 3GB}", Origin, "max_memory: 3221225472 bytes")]
    [InlineData("  resources: {max_cpu: 3}", Origin, "max_cpu: 3")]
    public void What_is_beyond_it_is_refused_with_the_reason(string more, string policy, string reason) => Assert.Equal([reason], Reasons(more, policy));

    [Fact]
    public void All_reasons_are_told_and_an_earlier_approval_does_not_count()
    {
        File.WriteAllText(_files["policy.json"], "{}");
        PolicyApprover approver = new(ApprovalPolicyFile.Read(_files["policy.json"]));

        AgentOSException refusal = Assert.Throws<AgentOSException>(() => approver.Decide(Agents.Question(Agents.Remote(_folder, Name + "\n"))));
        Assert.Equal(ApprovalErrors.Refused, refusal.Definition);
        Assert.Contains("origins: https://github.com/somebody/agent; domains: api.example.org; workspace: readwrite", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_documented_policy_can_be_read()
    {
        Snippet documented = Assert.Single(Snippet.Of(File.ReadAllText(Path.Combine(Repository.Root, "docs/store.md"))), static snippet => snippet.Language == "json");
        File.WriteAllText(_files["policy.json"], documented.Text);

        Assert.Equal(["https://github.com/acme/translator"], ApprovalPolicyFile.Read(_files["policy.json"]).Delegation);
    }

    [Theory]
    [InlineData("{\"domain\": []}")]
    [InlineData("{\"domains\": \"x\"}")]
    [InlineData("{\"domains\": null}")]
    [InlineData("{\"domains\": [null]}")]
    [InlineData("{\"domains\": [\"a b\"]}")]
    [InlineData("{\"workspace\": \"all\"}")]
    [InlineData("{\"max_memory\": \"much\"}")]
    [InlineData("{\"max_cpu\": -1}")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("")]
    public void A_policy_that_is_not_understood_allows_nothing(string json)
    {
        File.WriteAllText(_files["policy.json"], json);

        Assert.Equal(ApprovalErrors.BadPolicy, Assert.Throws<AgentOSException>(() => ApprovalPolicyFile.Read(_files["policy.json"])).Definition);
    }

    [Fact]
    public void What_was_approved_for_a_machine_is_not_run_without_one()
    {
        File.WriteAllText(_files["policy.json"], $"{{{Origin}}}");
        ApprovalPolicy policy = ApprovalPolicyFile.Read(_files["policy.json"]);
        AgentPackage package = Agents.Remote(_folder);
        ApprovalQuestion question = Agents.Question(
            package, new RememberedApproval(package.Manifest.Name, package.Origin.Name, package.Origin.Commit, DateTimeOffset.UnixEpoch, PermissionSet.Of(package.Manifest)) { InMachine = true });

        Assert.StartsWith("isolation: it was approved for a microVM", Assert.Single(PolicyJudgement.Reasons(policy, question)), StringComparison.Ordinal);
        Assert.Empty(PolicyJudgement.Reasons(policy, question with { Isolation = Agents.Machine }));
    }

    private IReadOnlyList<string> Reasons(string more, string policy)
    {
        File.WriteAllText(_files["policy.json"], $"{{{policy}}}");
        return PolicyJudgement.Reasons(ApprovalPolicyFile.Read(_files["policy.json"]), Agents.Question(Agents.Remote(_folder, more + "\n")));
    }
}
