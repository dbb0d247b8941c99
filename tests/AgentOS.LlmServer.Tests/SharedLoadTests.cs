using System.Net;
using System.Text.Json;
using AgentOS.Gateway.Agents;
using AgentOS.Gateway.Connections;
using AgentOS.Llm.Budgets;
using AgentOS.Llm.Scheduling;
using AgentOS.Llm.Scheduling.Snapshots;
using AgentOS.Testing;

namespace AgentOS.LlmServer.Tests;

/// <summary>Many agents at one gateway: real sockets, the scripted provider.</summary>
public sealed class SharedLoadTests
{
    private const int Agents = 8, CallsEach = 40, HeavyWeight = 3, Slots = 4;

    [Fact]
    public async Task Agents_that_always_ask_get_service_as_their_weights_are_and_every_call_is_recorded()
    {
        using TempDirectory directory = new();
        await using LiveGateway gateway = await StartAsync(directory, pace: 1);
        List<AgentRegistration> registrations = [];
        for (int agent = 0; agent < Agents; agent++)
            registrations.Add(await gateway.RegisterAsync(new() { Placeholder = $"key{agent}", Name = $"agent{agent}", Weight = agent % 2 == 0 ? 1 : HeavyWeight }));

        // Somebody holds all slots until everybody waits with all calls; looked at when a half of them is over.
        using CancellationTokenSource end = new();
        Task[] holders = [.. Enumerable.Range(0, Slots).Select(_ => HoldAsync(gateway, end.Token))];
        await WaitForAsync(gateway, snapshot => snapshot.Clients.Sum(client => client.InFlight) == Slots);
        Task<HttpStatusCode>[] calls = [.. Enumerable.Range(0, Agents * CallsEach).Select(call => AskAsync(gateway, $"key{call % Agents}"))];
        await WaitForAsync(gateway, snapshot => snapshot.Clients.Sum(client => client.Queued) == calls.Length);
        await end.CancelAsync();
        SchedulerSnapshot middle = await WaitForAsync(gateway, snapshot => snapshot.Clients.Sum(client => client.Calls) >= Agents * CallsEach / 2);
        Assert.All(await Task.WhenAll(calls), status => Assert.Equal(HttpStatusCode.OK, status));

        long light = ServiceOf(middle, 0), heavy = ServiceOf(middle, 1);
        Assert.InRange((double)heavy / light, HeavyWeight * 0.8, HeavyWeight * 1.25);
        await Task.WhenAll(holders);
        int[] statuses = [.. Enumerable.Range(0, calls.Length + Slots).Select(_ => gateway.NextRecord().Status)];
        Assert.Equal((calls.Length, Slots), (statuses.Count(status => status == 200), statuses.Count(status => status == 499)));
        registrations.ForEach(registration => registration.Dispose());
    }

    [Fact]
    public async Task The_record_of_the_last_call_comes_although_its_agent_leaves()
    {
        using TempDirectory directory = new();
        await using LiveGateway gateway = await StartAsync(directory, pace: 0);
        for (int round = 0; round < 20; round++)
        {
            using AgentRegistration registration = await gateway.RegisterAsync(new() { Placeholder = "leaver", Name = "leaver" });
            Assert.Equal(HttpStatusCode.OK, await AskAsync(gateway, "leaver"));
            registration.Finish(TimeSpan.FromSeconds(60));
            Assert.True(registration.Ended.IsCompletedSuccessfully);
            Assert.Equal("leaver", gateway.NextRecord().Agent);
        }
    }

    [Fact]
    public async Task Budgets_and_shares_are_changed_while_it_runs()
    {
        using TempDirectory directory = new();
        await using LiveGateway gateway = await StartAsync(directory, pace: 0);
        IReadOnlyList<BudgetStatus> budgets = await ChangeAsync(
            gateway, "set-budget", JsonSerializer.SerializeToElement(new LlmBudget { Tokens = 1 }, SchedulerJson.Default.LlmBudget), SchedulerJson.Default.IReadOnlyListBudgetStatus);
        Assert.Equal(1, Assert.Single(budgets).Limit.Tokens);
        Assert.NotEqual(HttpStatusCode.OK, await AskAsync(gateway, LiveGateway.Key));
        await ChangeAsync(gateway, "set-budget", JsonSerializer.SerializeToElement(new LlmBudget(), SchedulerJson.Default.LlmBudget), SchedulerJson.Default.IReadOnlyListBudgetStatus);
        Assert.Equal(HttpStatusCode.OK, await AskAsync(gateway, LiveGateway.Key));
        SchedulerSnapshot snapshot = await ChangeAsync(
            gateway, "set-share", JsonSerializer.SerializeToElement(new ClientChange { Weight = 4 }, SchedulerJson.Default.ClientChange), SchedulerJson.Default.SchedulerSnapshot);
        Assert.Equal(4, snapshot.Clients.Single(client => client.Client == "tester").Settings.Weight);
    }

    private static async Task<LiveGateway> StartAsync(TempDirectory directory, int pace)
    {
        string script = directory["script.json"];
        await File.WriteAllTextAsync(script, $$"""
            {"answers": [{"when": "hold", "say": ["late"], "delay_ms": 600000}, {"say": ["one ", "two ", "three ", "four"], "pace_ms": {{pace}}, "input_tokens": 20, "output_tokens": 40}]}
            """);
        return await LiveGateway.StartAsync($$"""
            {"providers": {"script": {"format": "scripted", "script": "{{script}}", "concurrency": {{Slots}}} }, "models": {"fast": "script/m"} }
            """);
    }

    private static async Task HoldAsync(LiveGateway gateway, CancellationToken cancellationToken)
    {
        try
        {
            using HttpResponseMessage response = await gateway.SendAsync(
                "/v1/chat/completions", """{"model": "fast", "messages": [{"role": "user", "content": "hold"}]}""", cancellationToken: cancellationToken);
            Assert.Fail($"an answer came: {response.StatusCode}");
        }
        catch (OperationCanceledException)
        {
            // Given up, as it should be.
        }
    }

    private static async Task<HttpStatusCode> AskAsync(LiveGateway gateway, string key)
    {
        (HttpResponseMessage response, _) = await gateway.AskAsync(
            "/v1/chat/completions", """{"model": "fast", "max_tokens": 40, "stream": true, "messages": [{"role": "user", "content": "Hi"}]}""", key);
        using (response)
            return response.StatusCode;
    }

    private static async Task<T> ChangeAsync<T>(LiveGateway gateway, string op, JsonElement change, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> shape)
    {
        using ControlConnection connection = await gateway.ConnectAsync();
        return await connection.AskAsync(new ControlRequest { Op = op, Client = "tester", Change = change }, shape);
    }

    private static async Task<SchedulerSnapshot> WaitForAsync(LiveGateway gateway, Func<SchedulerSnapshot, bool> isWanted)
    {
        using CancellationTokenSource limit = new(TimeSpan.FromSeconds(60));
        while (true)
        {
            using ControlConnection connection = await gateway.ConnectAsync();
            SchedulerSnapshot snapshot = await connection.AskAsync("top", SchedulerJson.Default.SchedulerSnapshot, limit.Token);
            if (isWanted(snapshot))
                return snapshot;
        }
    }

    private static long ServiceOf(SchedulerSnapshot snapshot, int remainder) =>
        snapshot.Clients.Where(client => client.Client.StartsWith("agent", StringComparison.Ordinal) && (client.Client[^1] - '0') % 2 == remainder).Sum(client => client.Usage.Total);
}
