using AgentOS.Testing;

namespace AgentOS.LlmServer.Tests;

/// <summary>A gateway that nobody needs.</summary>
public sealed class IdleTests
{
    private const string Configuration = """{"providers": {}}""";

    [Fact]
    public async Task It_ends_when_nobody_has_needed_it_for_its_idle_time_and_not_while_an_agent_is_known()
    {
        FakeTimeProvider clock = new();
        await using LiveGateway gateway = await LiveGateway.StartAsync(Configuration, clock: clock);
        Task ended = gateway.Ended;
        clock.Advance(LiveGateway.IdleTime * 3);
        Assert.Single((await gateway.WaitForAsync(_ => true)).Agents);

        gateway.Leave();
        _ = await gateway.WaitForAsync(status => status.Agents.Count == 0);
        clock.Advance(LiveGateway.IdleTime / 2);
        Assert.Empty((await gateway.WaitForAsync(_ => true)).Agents);
        clock.Advance(LiveGateway.IdleTime * 2);

        await ended.WaitAsync(TimeSpan.FromSeconds(60));
    }
}
