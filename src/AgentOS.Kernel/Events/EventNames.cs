using System.Collections.Frozen;

namespace AgentOS.Kernel.Events;

/// <summary>The events the kernel itself makes. All other names are custom.</summary>
internal static class EventNames
{
    public const string AgentSpawned = "AGENT_SPAWNED";
    public const string AgentExited = "AGENT_EXITED";
    public const string AgentPaused = "AGENT_PAUSED";
    public const string AgentResumed = "AGENT_RESUMED";
    public const string AgentRestarting = "AGENT_RESTARTING";
    public const string AgentEscalated = "AGENT_ESCALATED";
    public const string MessageReceived = "MESSAGE_RECEIVED";
    public const string StateChanged = "STATE_CHANGED";
    public const string SyscallBlocked = "SYSCALL_BLOCKED";
    public const string ResourceWarning = "RESOURCE_WARNING";

    /// <summary>In place of events for which a subscriber's queue had no room.</summary>
    public const string EventsLost = "EVENTS_LOST";

    /// <summary>To subscribe to: all custom events, whatever their names.</summary>
    public const string Custom = "CUSTOM";

    /// <summary>To subscribe to: everything.</summary>
    public const string All = "*";

    private static readonly FrozenSet<string> s_kernel = FrozenSet.Create(
        StringComparer.Ordinal,
        AgentSpawned, AgentExited, AgentPaused, AgentResumed, AgentRestarting, AgentEscalated,
        MessageReceived, StateChanged, SyscallBlocked, ResourceWarning, EventsLost);

    /// <summary>Whether the kernel makes events of this name.</summary>
    public static bool IsOfKernel(string name) => s_kernel.Contains(name);
}
