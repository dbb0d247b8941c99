using System.Text.Json;
using AgentOS.Gateway;
using AgentOS.Gateway.Connections;
using AgentOS.Llm.Configuration;
using AgentOS.Llm.Scheduling.Snapshots;
using AgentOS.LlmServer.Exchanges;

namespace AgentOS.LlmServer.Control;

/// <summary>What operators can ask about, and have done.</summary>
/// <param name="core">What is asked about.</param>
/// <param name="place">Where it serves.</param>
/// <param name="stop">Ends it.</param>
internal sealed class Reports(GatewayCore core, GatewayPlace place, Action stop)
{
    private readonly long _started = core.Clock.GetTimestamp();

    /// <summary>By name.</summary>
    public IReadOnlyDictionary<string, Func<JsonElement>> All => new Dictionary<string, Func<JsonElement>>(StringComparer.Ordinal)
    {
        ["status"] = Status,
        ["top"] = () => JsonSerializer.SerializeToElement(core.Scheduler.Snapshot(), SchedulerJson.Default.SchedulerSnapshot),
        ["queue"] = () => JsonSerializer.SerializeToElement(core.Scheduler.Queue(), SchedulerJson.Default.IReadOnlyListWaitingCall),
        ["budget"] = () => JsonSerializer.SerializeToElement(core.Scheduler.Budgets(), SchedulerJson.Default.IReadOnlyListBudgetStatus),
        ["reload"] = Reload,
        ["stop"] = Stop,
    };

    private JsonElement Status()
    {
        LlmConfiguration configuration = core.Fleet.Current.Configuration;
        return JsonSerializer.SerializeToElement(new GatewayStatus
        {
            ProcessId = Environment.ProcessId,
            Configuration = place.Configuration,
            ConfigurationError = core.Fleet.Problem,
            Providers = [.. configuration.Providers.Select(provider => provider.Name)],
            Models = [.. configuration.Models.Keys],
            Agents = core.Agents.Names,
            Calls = core.Activity.UnderWay,
            Finished = core.Activity.Finished,
            UptimeSeconds = core.Clock.GetElapsedTime(_started).TotalSeconds,
        }, ControlJson.Default.GatewayStatus);
    }

    private JsonElement Reload()
    {
        core.Fleet.Reload();
        return Status();
    }

    private JsonElement Stop()
    {
        JsonElement status = Status();
        stop();
        return status;
    }
}
