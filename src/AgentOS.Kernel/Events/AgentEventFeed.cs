using System.Text.Json;
using AgentOS.Kernel.Agents;
using AgentOS.Kernel.Audit;
using AgentOS.Kernel.Events.Calls;
using AgentOS.Kernel.Syscalls;

namespace AgentOS.Kernel.Events;

/// <summary>Tells subscribers and the audit log what happens to agents.</summary>
internal static class AgentEventFeed
{
    /// <summary>Tells from now on.</summary>
    public static void Connect(AgentEvents agents, IEventSink events, AuditLog audit) => agents.Happened += happened =>
    {
        string name = NameOf(happened.Type);
        events.Publish(name, happened.AgentId, happened, EventJson.Default.AgentEvent);
        AuditCategory category = happened.Type == AgentEventType.ResourceWarning ? AuditCategory.Resource : AuditCategory.AgentLifecycle;
        RawJson details = new(JsonSerializer.SerializeToUtf8Bytes(happened, EventJson.Default.AgentEvent));
        audit.Add(category, name, happened.AgentId, happened.AgentName, IsGood(happened), details);
    };

    private static bool IsGood(AgentEvent happened) =>
        happened is { Type: not (AgentEventType.AgentEscalated or AgentEventType.ResourceWarning), ExitCode: null or 0 };

    private static string NameOf(AgentEventType type) => type switch
    {
        AgentEventType.AgentSpawned => EventNames.AgentSpawned,
        AgentEventType.AgentExited => EventNames.AgentExited,
        AgentEventType.AgentPaused => EventNames.AgentPaused,
        AgentEventType.AgentResumed => EventNames.AgentResumed,
        AgentEventType.AgentRestarting => EventNames.AgentRestarting,
        AgentEventType.AgentEscalated => EventNames.AgentEscalated,
        _ => EventNames.ResourceWarning,
    };
}
