using AgentOS.LlmServer.Exchanges;

namespace AgentOS.LlmServer.Hosting;

/// <summary>Ends a gateway that nobody has needed for a while: no agent is registered and no call was made.</summary>
internal sealed class IdleWatch : IDisposable
{
    private readonly ITimer _timer;

    public IdleWatch(GatewayCore core, TimeSpan idleTime, Action end)
    {
        TimeSpan interval = idleTime / 4;
        long empty = core.Clock.GetTimestamp();
        _timer = core.Clock.CreateTimer(_ =>
        {
            if (!core.Agents.IsEmpty)
                empty = core.Clock.GetTimestamp();
            else if (core.Activity.Idle >= idleTime && core.Clock.GetElapsedTime(empty) >= idleTime)
                end();
        }, null, interval, interval);
    }

    public void Dispose() => _timer.Dispose();
}
