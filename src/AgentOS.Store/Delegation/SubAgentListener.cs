using AgentOS.Kernel.Delegation;
using AgentOS.Store.Ooze;

namespace AgentOS.Store.Delegation;

/// <summary>Hears a sub-agent: keeps what it says for MONITOR, and tells whoever asked.</summary>
internal sealed class SubAgentListener(SubAgentLog log) : IOozeListener
{
    /// <summary>Who asked; hears nothing between turns.</summary>
    public DelegationListener? Asker { get; set; }

    public void Hear(AgentMessage message)
    {
        DelegationProgress? progress = message switch
        {
            AgentMessage.Response response => new DelegationProgress("response", response.Content),
            AgentMessage.Activity activity => new DelegationProgress("activity", activity.Description) { Tool = activity.Tool },
            _ => null,
        };
        if (progress is null)
            return;
        log.Add($"{progress.Tool ?? progress.Type}: {progress.Content}");
        // On the thread that reads the sub-agent: one whose asker does not listen has to wait.
        Asker?.Invoke(progress).GetAwaiter().GetResult();
    }

    public void HearNoise(string line) => log.Add(line);
}
