using System.Text.Json;
using AgentOS.Errors;
using AgentOS.Gateway.Agents;
using AgentOS.Llm.Budgets;
using AgentOS.Llm.Scheduling;
using AgentOS.Llm.Scheduling.Snapshots;
using AgentOS.LlmServer.Settings;
using AgentOS.Testing;

namespace AgentOS.LlmServer.Tests;

/// <summary>What an operator sets outlives the agent and the gateway.</summary>
public sealed class KeptSettingsTests : IDisposable
{
    private static readonly LlmClientId s_agent = new("coder");
    private static readonly LlmBudget s_budget = new() { Tokens = 1000, Scope = BudgetScope.Agent };

    private readonly TempDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void The_next_gateway_has_the_budgets_the_shares_and_the_use()
    {
        using (Place first = new(_directory))
        {
            first.Scheduler.Register(s_agent);
            first.Settings.Set(s_agent, s_budget);
            first.Settings.Set(s_agent, new LlmBudget { Tokens = 7, Window = BudgetWindow.Day });
            first.Settings.Set(s_agent, new LlmBudget { Window = BudgetWindow.Day });
            first.Settings.Set(s_agent, new ClientChange { Weight = 4 });
            first.Settings.Set(s_agent, new ClientChange { Concurrency = 2 });
            first.Use(100);
        }

        using Place next = new(_directory);
        next.Scheduler.Register(s_agent);
        next.Settings.Restore(s_agent);
        BudgetStatus status = Assert.Single(next.Scheduler.Budgets());
        Assert.Equal((s_budget, 100), (status.Limit, status.Used.Tokens));
        LlmClientSettings share = Assert.Single(next.Scheduler.Snapshot().Clients).Settings;
        Assert.Equal((4, 2), (share.Weight, share.Concurrency));
    }

    [Fact]
    public void What_is_acknowledged_is_on_disk_although_the_gateway_is_killed()
    {
        Place killed = new(_directory);
        killed.Scheduler.Register(s_agent);
        killed.Settings.Set(s_agent, s_budget);

        using Place next = new(_directory);
        next.Settings.Restore(s_agent);
        Assert.Equal(s_budget, Assert.Single(next.Scheduler.Budgets()).Limit);
        killed.Dispose();
    }

    [Fact]
    public void An_agent_that_comes_back_has_used_what_it_used_also_by_a_call_that_ended_after_it_had_left()
    {
        using Place place = new(_directory);
        place.Scheduler.Register(s_agent);
        place.Settings.Set(s_agent, s_budget);
        LlmLease lease = place.Send();
        place.Scheduler.Forget(s_agent);
        lease.Settle(new LlmUsage(250, 0, 0));
        Assert.Empty(place.Scheduler.Budgets());

        place.Scheduler.Register(s_agent);
        place.Settings.Restore(s_agent);
        Assert.Equal(250, Assert.Single(place.Scheduler.Budgets()).Used.Tokens);
    }

    [Fact]
    public async Task A_gateway_with_a_file_that_cannot_be_read_does_not_start()
    {
        Directory.CreateDirectory(_directory["state"], UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        await File.WriteAllTextAsync(_directory["state/settings.json"], "{");
        File.SetUnixFileMode(_directory["state/settings.json"], UnixFileMode.UserRead | UnixFileMode.UserWrite);
        Assert.Equal("llm.settings-unreadable", Assert.Throws<AgentOSException>(() => new Place(_directory)).Definition.Code);
    }

    [Fact]
    public async Task Through_the_sockets_a_budget_holds_for_an_agent_that_registers_again()
    {
        await File.WriteAllTextAsync(_directory["script.json"], """{"answers": [{"say": "yes", "input_tokens": 20, "output_tokens": 40}]}""");
        await using LiveGateway gateway = await LiveGateway.StartAsync(
            $$"""{"providers": {"play": {"format": "scripted", "script": "{{_directory["script.json"]}}"} }, "default": "play/any"}""");
        using (AgentRegistration first = await gateway.RegisterAsync(new GatewayAgent { Placeholder = "one", Name = "coder" }))
        {
            using Gateway.Connections.ControlConnection operators = await gateway.ConnectAsync();
            _ = await operators.AskAsync(new Gateway.Connections.ControlRequest { Op = "set-budget", Client = "coder", Change = JsonSerializer.SerializeToElement(new LlmBudget { Calls = 1 }, SchedulerJson.Default.LlmBudget) },
                SchedulerJson.Default.IReadOnlyListBudgetStatus);
            Assert.Equal(200, await AskAsync(gateway, "one"));
            Assert.Equal(403, await AskAsync(gateway, "one"));
            first.Finish(TimeSpan.FromSeconds(60));
        }

        using AgentRegistration second = await gateway.RegisterAsync(new GatewayAgent { Placeholder = "two", Name = "coder" });
        Assert.Equal(403, await AskAsync(gateway, "two"));
    }

    private static async Task<int> AskAsync(LiveGateway gateway, string key) =>
        (int)(await gateway.AskAsync("v1/chat/completions", """{"model": "play/any", "messages": [{"role": "user", "content": "?"}]}""", key)).Response.StatusCode;

    private sealed class Place : IDisposable
    {
        public Place(TempDirectory directory) => Settings = new KeptSettings(new KeptFile(directory["state"]), Scheduler, TimeProvider.System);

        public LlmScheduler Scheduler { get; } = new(new SchedulerOptions(), TimeProvider.System);

        public KeptSettings Settings { get; }

        public LlmLease Send()
        {
            LlmTicket ticket = Scheduler.Submit(new LlmTicketRequest { Client = s_agent, Route = new LlmRoute("key", "model"), InputTokens = 10, MaxOutputTokens = 10 });
            Assert.True(ticket.TryGetLease(out LlmLease? lease));
            return lease;
        }

        public void Use(int tokens) => Send().Settle(new LlmUsage(tokens, 0, 0));

        public void Dispose()
        {
            Settings.Dispose();
            Scheduler.Dispose();
        }
    }
}
