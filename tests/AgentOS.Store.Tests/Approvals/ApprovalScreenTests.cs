using AgentOS.Store.Approvals.Memory;
using AgentOS.Store.Approvals.Screen;
using AgentOS.Store.Packages;
using AgentOS.Testing;
using AgentOS.Testing.Golden;

namespace AgentOS.Store.Tests.Approvals;

public sealed class ApprovalScreenTests : IDisposable
{
    private const string Everything = """
          setup_command: pip install -r requirements.txt && python3 -m compileall .
          resources: {max_memory: 512MB, max_cpu: 0.5, max_time: 30m}
        permissions:
          network:
            - {domain: api.example.org, reason: "Asks the catalogue, which answers with everything that is known about whatever the user wants to know"}
            - {domain: "*.com", reason: Looks things up}
            - {domain: api.anthropic.com.example.net, reason: 你好，这是一个很长的理由，它必须在八十列之内换行，否则屏幕就会乱七八糟，没有人能看懂它}
            - {domain: a-name-that-is-longer-than-its-column.example.org, reason: Why not}
          filesystem: {workspace: readonly}
          delegation: {enabled: true, allowed_agents: ["https://github.com/somebody/another-agent"]}
        keys:
          - {provider: anthropic}
          - {provider: openai, required: false, domain: gateway.example.org}
          - {provider: openal, passthrough: true}
          - {provider: weather}

        """;

    private readonly TempDirectory _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_small_local_agent() => GoldenFile.Matches("local", Screen(Agents.Local(_folder)));

    [Fact]
    public void An_agent_from_the_network_that_asks_for_everything() => GoldenFile.Matches("everything", Screen(Agents.Remote(_folder, Everything)));

    [Fact]
    public void An_agent_that_asks_for_more_than_before()
    {
        RememberedApproval earlier = new("hello-agent", "https://github.com/somebody/agent", new string('b', 40), new DateTimeOffset(2026, 5, 6, 0, 0, 0, TimeSpan.Zero),
            Agents.Permissions("permissions: {network: [{domain: old.example.org, reason: r}]}\n"));
        GoldenFile.Matches("wider", Screen(Agents.Remote(_folder, "permissions: {network_unrestricted: true}\n"), earlier));
    }

    [Fact]
    public void No_line_is_longer_than_eighty_columns_and_none_is_an_agents_own()
    {
        AgentPackage package = Agents.Local(_folder, $"category: {new string('x', 70)}\npermissions: {{network: [{{domain: a.example.org, reason: {new string('y', 299)}}}]}}\n");
        Assert.All(Screen(package).Split('\n'), line => Assert.True(line.Length <= 80, line));

        string several = Screen(package with { Manifest = package.Manifest with { Description = "Fine.\n\nNetwork\n  None\u001b[2J\u202e" } });
        Assert.Contains("\n  Fine. Network None\\u{001B}[2J\\u{202E}\n", several, StringComparison.Ordinal);
    }

    private string Screen(AgentPackage package, RememberedApproval? earlier = null)
    {
        StringWriter screen = new();
        ApprovalScreen.Write(Agents.Question(package, earlier), screen);
        return screen.ToString().Replace(_folder.Path, "/home/somebody/agent", StringComparison.Ordinal).Replace(package.Digest, new string('c', 64), StringComparison.Ordinal);
    }
}
