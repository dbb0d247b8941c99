using System.Diagnostics;
using System.Text.Json;
using AgentOS.Acceptance.Tests.Terminals;
using AgentOS.Testing;

namespace AgentOS.Acceptance.Tests.Kernel;

/// <summary>What agents use, as calls and commands show it.</summary>
public sealed class MetricsTests : IAsyncLifetime
{
    private const string Sleeper = """{"name": "sleeper", "command": ["sleep", "1000"], "limits": {"memory": 67108864, "max_pids": 5, "cpu_quota": 50000}}""";

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    private readonly TempDirectory _directory = new();
    private KernelProcess? _kernel;

    public async ValueTask InitializeAsync() => _kernel = await KernelProcess.StartAsync(_directory.Path);

    public async ValueTask DisposeAsync()
    {
        await _kernel!.DisposeAsync();
        _directory.Dispose();
    }

    [Fact]
    public void An_agents_numbers_are_its_limits_and_what_it_uses()
    {
        using KernelClient client = _kernel!.Connect();
        JsonElement agent = Spawn(client);
        JsonElement usage = agent.GetProperty("usage");
        Assert.Equal("sleeper", agent.GetProperty("name").GetString());
        Assert.InRange(usage.GetProperty("pids").GetProperty("current").GetInt64(), 1, 5);
        Assert.InRange(usage.GetProperty("memory").GetProperty("current").GetInt64(), 1, 67108864);
        Assert.SkipWhen(usage.GetProperty("source").GetString() == "processes", "no cgroups here: limits are held otherwise and peaks not counted");
        Assert.Equal(67108864, usage.GetProperty("memory").GetProperty("limit").GetInt64());
        Assert.Equal(5, usage.GetProperty("pids").GetProperty("limit").GetInt64());
        Assert.Equal(0.5, usage.GetProperty("cpu").GetProperty("limit").GetDouble());
        string path = usage.GetProperty("cgroup").GetString()!;
        JsonElement same = client.Call(KernelClient.MetricsCgroup, $$"""{"cgroup_path": "{{path}}"}""").GetProperty("metrics");
        Assert.Equal(path, same.GetProperty("cgroup").GetString());
    }

    [Fact]
    public void The_numbers_of_nobody_and_of_foreign_cgroups_are_refused()
    {
        using KernelClient client = _kernel!.Connect();
        Assert.Equal("metrics.no-agent", client.Call(KernelClient.MetricsAgent, "{}").GetProperty("code").GetString());
        Assert.Equal("agent.not-found", client.Call(KernelClient.MetricsAgent, """{"agent_id": 4711}""").GetProperty("code").GetString());
        Assert.Equal("metrics.unknown-cgroup", client.Call(KernelClient.MetricsCgroup, """{"cgroup_path": "/"}""").GetProperty("code").GetString());
    }

    [Fact]
    public void The_kernels_own_numbers_count_callers_and_agents()
    {
        using KernelClient client = _kernel!.Connect();
        using KernelClient other = _kernel.Connect();
        other.CallText(KernelClient.Noop, "here");
        client.Call(KernelClient.Spawn, Sleeper);
        JsonElement answer = client.Call(KernelClient.MetricsSystem);
        JsonElement kernel = answer.GetProperty("kernel");
        Assert.Equal((1, 2), (kernel.GetProperty("agents").GetInt32(), kernel.GetProperty("connections").GetInt32()));
        Assert.Equal(_kernel.Socket, kernel.GetProperty("socket").GetString());
        Assert.InRange(answer.GetProperty("system").GetProperty("memory_available_bytes").GetInt64(), 1, answer.GetProperty("system").GetProperty("memory_bytes").GetInt64());
    }

    [Fact]
    public async Task Ps_lists_a_kernels_agents_with_limits_and_usage()
    {
        Spawn();
        JsonElement entry = await FindAsync("ps", agent => agent);
        Assert.Equal("running", entry.GetProperty("status").GetString());
        Assert.Equal(_kernel!.Socket, entry.GetProperty("kernel").GetString());
        Assert.True(entry.GetProperty("usage").GetProperty("pids").GetProperty("current").GetInt64() > 0);
    }

    [Fact]
    public async Task Top_prints_once_for_programs()
    {
        Spawn();
        JsonElement entry = await FindAsync("top", load => load.GetProperty("agent"));
        Assert.Equal("sleeper", entry.GetProperty("name").GetString());
        string table = (await _kernel!.RunAsync("top", "--once")).Succeeded().Output;
        Assert.Contains("sleeper", table, StringComparison.Ordinal);
        Assert.All(table.Split('\n'), line => Assert.InRange(line.Length, 0, 80));
    }

    [Fact]
    public async Task Top_is_live_on_a_terminal_until_q()
    {
        Spawn();
        await using TerminalSession session = await TerminalSession.StartAsync(_directory.Path, $"agentos top --socket {_kernel!.Socket}");
        await session.ExpectAsync("q quits");
        await session.ExpectAsync("sleeper");
        await session.ExpectAsync("sleeper"); // A second look, with the time between.
        await session.TypeAsync("q");
        Assert.Equal(0, await session.EndAsync());
    }

    private void Spawn()
    {
        using KernelClient client = _kernel!.Connect();
        Spawn(client);
    }

    // SPAWN is answered when the sandbox stands and its first process was told to go on; the program is counted a moment later. What comes back is what it uses by then.
    private static JsonElement Spawn(KernelClient client)
    {
        int id = client.Call(KernelClient.Spawn, Sleeper).GetProperty("id").GetInt32();
        long start = Stopwatch.GetTimestamp();
        while (true)
        {
            JsonElement agent = client.Call(KernelClient.MetricsAgent, $$"""{"agent_id": {{id}}}""").GetProperty("agent");
            if (agent.GetProperty("usage").GetProperty("pids").GetProperty("current").GetInt64() > 0)
                return agent;
            Assert.True(Stopwatch.GetElapsedTime(start) < s_patience, "the program is never counted");
        }
    }

    // Other agents of this user may run at the same time.
    private async Task<JsonElement> FindAsync(string command, Func<JsonElement, JsonElement> entry)
    {
        ProgramRun run = (await _kernel!.RunAsync(command, "--json")).Succeeded();
        return Assert.Single(
            JsonDocument.Parse(run.Output).RootElement.EnumerateArray().Select(entry),
            agent => agent.TryGetProperty("kernel", out JsonElement kernel) && kernel.GetString() == _kernel.Socket);
    }
}
