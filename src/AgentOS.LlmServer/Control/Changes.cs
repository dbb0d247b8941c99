using System.Text.Json;
using AgentOS.Gateway.Connections;
using AgentOS.Llm.Scheduling;
using AgentOS.Llm.Scheduling.Snapshots;
using AgentOS.LlmServer.Settings;

namespace AgentOS.LlmServer.Control;

/// <summary>What operators can change while calls wait. They are kept. Each answers with what there is to see then.</summary>
internal sealed class Changes(LlmScheduler scheduler, KeptSettings settings)
{
    /// <summary>Makes a change.</summary>
    /// <returns>Null when there is no change of that name.</returns>
    /// <exception cref="Errors.AgentOSException">It cannot be; nothing changed.</exception>
    public JsonElement? Make(ControlRequest request)
    {
        if (request is not { Client: { } client, Change: { } change })
            return null;
        switch (request.Op)
        {
            case "set-budget":
                settings.Set(new LlmClientId(client), change.Deserialize(SchedulerJson.Default.LlmBudget)!);
                return JsonSerializer.SerializeToElement(scheduler.Budgets(), SchedulerJson.Default.IReadOnlyListBudgetStatus);
            case "set-share":
                settings.Set(new LlmClientId(client), change.Deserialize(SchedulerJson.Default.ClientChange)!);
                return JsonSerializer.SerializeToElement(scheduler.Snapshot(), SchedulerJson.Default.SchedulerSnapshot);
            default:
                return null;
        }
    }
}
