using AgentOS.Store.Ooze;

namespace AgentOS.Store.Running;

/// <summary>How an agent is hosted.</summary>
/// <param name="Listener">Hears what it says.</param>
public sealed record HostedAgentOptions(IOozeListener Listener)
{
    /// <summary>What is borne of it.</summary>
    public OozeLimits Limits { get; init; } = new();

    /// <summary>Hears what it writes to its standard error, piece by piece; null is nobody. The end of it is kept anyway.</summary>
    public Action<ReadOnlyMemory<byte>>? Errors { get; init; }
}
