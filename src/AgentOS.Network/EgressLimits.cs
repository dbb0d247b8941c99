namespace AgentOS.Network;

/// <summary>What one sandbox may use of its egress.</summary>
public sealed record EgressLimits
{
    /// <summary>Connections open at a time.</summary>
    public int Connections { get; init; } = 1024;

    /// <summary>Names that have addresses at a time, 131,072 at most. An address is given to another name only long after it was last told or used.</summary>
    public int Names { get; init; } = 8192;

    /// <summary>How long after an address was last told or used it stays its name's, even when all are in use.</summary>
    public TimeSpan Quarantine { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>Questions for names in a second; four times as many in a burst.</summary>
    public int QueriesPerSecond { get; init; } = 500;

    /// <summary>Different names below one wildcard in a minute; a hundred more at first.</summary>
    public int WildcardNamesPerMinute { get; init; } = 60;

    /// <summary>How long a client may take for its first bytes, and for a whole TLS hello or HTTP head.</summary>
    public TimeSpan HelloTime { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long resolving and connecting may take together.</summary>
    public TimeSpan DialTime { get; init; } = TimeSpan.FromSeconds(15);
}
