using System.Text.Json;
using AgentOS.Client;
using AgentOS.Client.Agents;
using AgentOS.Client.Events;
using AgentOS.Client.Programs;
using AgentOS.Errors;

namespace AgentOS.Mcp.Tests.Clients;

/// <summary>The calls that start, watch and end programs, each against a kernel whose sandboxes are real.</summary>
public sealed class AgentCallTests
{
    private static readonly string[] s_asleep = ["/bin/sleep", "1000"];

    [Fact]
    public async Task Files_of_the_sandbox_are_written_appended_to_and_read()
    {
        Sandboxes.Require();
        using LiveKernel kernel = new();
        await using AgentOSClient client = await kernel.ConnectAsync();
        Assert.Equal(3, await client.Programs.WriteAsync("/agent/a.txt", "one"));
        Assert.Equal(3, await client.Programs.WriteAsync("/agent/a.txt", "two", WriteMode.Append));
        FileText text = await client.Programs.ReadAsync("/agent/a.txt");
        Assert.Equal(("onetwo", 6L, false), (text.Content, text.Size, text.Lossy));
    }

    [Fact]
    public async Task A_command_ends_with_its_status_and_its_streams_come_in_parts_before_that()
    {
        Sandboxes.Require();
        using LiveKernel kernel = new();
        await using AgentOSClient client = await kernel.ConnectAsync();
        ExecResult result = await client.Programs.ExecAsync(new ExecRequest("echo out; echo err >&2; exit 3", Cwd: "/tmp"));
        Assert.Equal((false, "out\n", "err\n", 3), (result.Success, result.Stdout, result.Stderr, result.ExitCode));
        List<ExecPart> parts = [];
        await foreach (ExecPart part in client.Programs.StreamExecAsync(new ExecRequest("echo out; echo err >&2; exit 3")))
            parts.Add(part);
        Assert.Equal("out\n", string.Concat(parts.Where(part => part.Stream == "stdout").Select(part => part.Data)));
        Assert.Equal("err\n", string.Concat(parts.Where(part => part.Stream == "stderr").Select(part => part.Data)));
        Assert.Equal(3, parts[^1].Result!.ExitCode);
    }

    [Fact]
    public async Task A_command_that_is_cancelled_ends_and_one_whose_time_is_over_says_so()
    {
        Sandboxes.Require();
        using LiveKernel kernel = new();
        await using AgentOSClient client = await kernel.ConnectAsync();
        using CancellationTokenSource cancelled = new();
        await foreach (ExecPart part in client.Programs.StreamExecAsync(new ExecRequest("echo begun; exec sleep 4244", Timeout: 300), CancellationToken.None))
        {
            Assert.Equal("begun\n", part.Data);
            break; // Leaving the loop gives the command up.
        }

        Task<ExecResult> running = client.Programs.ExecAsync(new ExecRequest("sleep 4244", Timeout: 300), cancelled.Token);
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        Assert.True((await client.Programs.ExecAsync(new ExecRequest("sleep 1000", Timeout: 0.2))).TimedOut);
    }

    [Fact]
    public async Task A_command_started_asynchronously_is_fetched_with_the_name_it_was_given()
    {
        Sandboxes.Require();
        using LiveKernel kernel = new();
        await using AgentOSClient client = await kernel.ConnectAsync();
        JsonElement id = await client.Programs.StartExecAsync(new ExecRequest("echo done"));
        IReadOnlyList<AsyncResult> results = [];
        while (results.Count == 0)
            results = await client.Events.PollResultsAsync(5);
        AsyncResult result = Assert.Single(results);
        Assert.Equal((id.GetRawText(), "EXEC", "done\n"), (result.RequestId.GetRawText(), result.OpcodeName, result.Payload!.Value.GetProperty("stdout").GetString()));
        Assert.Empty(await client.Events.PollResultsAsync());
    }

    [Fact]
    public async Task An_agent_is_started_listed_paused_resumed_measured_and_ended_and_its_events_come()
    {
        Sandboxes.Require();
        using LiveKernel kernel = new();
        await using AgentOSClient client = await kernel.ConnectAsync();
        await client.Events.SubscribeAsync(["AGENT_SPAWNED", "AGENT_PAUSED", "AGENT_RESUMED", "AGENT_EXITED"]);
        SpawnedAgent agent = await client.Agents.SpawnAsync(new SpawnRequest(Name: "worker")
        {
            Command = s_asleep,
            Level = "sandboxed",
            Limits = new SpawnLimits { Memory = 64 << 20, MaxPids = 16 },
            RestartPolicy = "never",
        });
        AgentEntry entry = Assert.Single(await client.Agents.ListAsync());
        Assert.Equal((agent.Id, "worker", "RUNNING", true, "never", 0), (entry.Id, entry.Name, entry.State, entry.Running, entry.RestartPolicy, entry.Restarts));
        Assert.EndsWith("agent.db", entry.Database, StringComparison.Ordinal);
        Assert.False((await client.Permissions.GetAsync(agent.Id)).CanSpawn);

        await client.Agents.PauseAsync(AgentReference.ById(agent.Id));
        Assert.Equal("PAUSED", Assert.Single(await client.Agents.ListAsync()).State);
        await client.Agents.ResumeAsync(AgentReference.ByName("worker"));
        Assert.Equal("RUNNING", Assert.Single(await client.Agents.ListAsync()).State);

        JsonElement measured = (await client.Metrics.AgentAsync(agent.Id)).GetProperty("agent");
        Assert.Equal(agent.Id, measured.GetProperty("id").GetUInt32());
        Assert.Equal(1, (await client.Metrics.AllAgentsAsync()).GetProperty("count").GetInt32());
        if (measured.GetProperty("usage").TryGetProperty("cgroup", out JsonElement cgroup))
            Assert.Equal(64L << 20, (await client.Metrics.CgroupAsync(cgroup.GetString())).GetProperty("metrics").GetProperty("memory").GetProperty("limit").GetInt64());

        Assert.True((await client.Agents.KillAsync(AgentReference.ById(agent.Id))).Killed);
        Assert.False((await client.Agents.KillAsync(AgentReference.ById(agent.Id))).Killed);
        Assert.Equal(["AGENT_SPAWNED", "AGENT_PAUSED", "AGENT_RESUMED", "AGENT_EXITED"], await NextAsync(client, 4));
    }

    [Fact]
    public async Task The_kernel_is_measured_and_nobody_elses_numbers_are_given_to_a_caller_without_the_right()
    {
        using LiveKernel kernel = new();
        await using AgentOSClient client = await kernel.ConnectAsync();
        JsonElement measured = await client.Metrics.SystemAsync();
        Assert.Equal(Environment.ProcessId, measured.GetProperty("kernel").GetProperty("pid").GetInt32());
        Assert.True(measured.GetProperty("system").GetProperty("memory_bytes").GetInt64() > 0);
        AgentOSException failure = await Assert.ThrowsAsync<AgentOSException>(() => client.Metrics.CgroupAsync("/not/there"));
        Assert.Equal("metrics.unknown-cgroup", failure.Definition.Code);
    }

    private static async Task<string[]> NextAsync(AgentOSClient client, int count)
    {
        List<string> types = [];
        using CancellationTokenSource limit = new(TimeSpan.FromSeconds(60));
        await foreach (KernelEvent happened in client.Events.ReadAllAsync(limit.Token))
        {
            types.Add(happened.Type);
            if (types.Count == count)
                break;
        }

        return [.. types];
    }
}
