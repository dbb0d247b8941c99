using System.Text.Json.Serialization;

namespace AgentOS.Kernel.Agents;

/// <summary>Something that happened to an agent. What does not belong to its type is null.</summary>
/// <param name="Type">What.</param>
/// <param name="AgentId">To whom.</param>
/// <param name="AgentName">What it was called when it was spawned.</param>
internal sealed record AgentEvent([property: JsonIgnore] AgentEventType Type, uint AgentId, string AgentName)
{
    /// <summary>Spawned: by whom. Paused and resumed: who asked.</summary>
    public uint? By { get; init; }

    /// <summary>Spawned: the first process of its sandbox.</summary>
    public int? Pid { get; init; }

    /// <summary>Exited and escalated: its program's status, 128 + n when signal n ended it.</summary>
    public int? ExitCode { get; init; }

    /// <summary>Exited: why, when it was not the program's own doing: <c>stopped</c>, <c>heartbeat</c>, <c>memory</c>.</summary>
    public string? Reason { get; init; }

    /// <summary>Restarting and escalated: how often it was restarted.</summary>
    public int? RestartCount { get; init; }

    /// <summary>Restarting: seconds until then.</summary>
    public double? Delay { get; init; }

    /// <summary>Resource warning: <c>memory</c> or <c>processes</c>.</summary>
    public string? Limit { get; init; }

    /// <summary>Resource warning: the limit's value, in bytes or processes.</summary>
    public long? Value { get; init; }

    /// <summary>Resource warning: how much of it is used, of one that is near; null when it was reached.</summary>
    public long? Used { get; init; }
}
