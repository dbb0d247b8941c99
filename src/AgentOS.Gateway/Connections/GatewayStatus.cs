namespace AgentOS.Gateway.Connections;

/// <summary>The report <c>status</c>.</summary>
public sealed record GatewayStatus
{
    /// <summary>The gateway's process.</summary>
    public int ProcessId { get; set; }

    /// <summary>Its configuration.</summary>
    public required string Configuration { get; set; }

    /// <summary>Why the file as it is now is not in force; null when it is.</summary>
    public string? ConfigurationError { get; set; }

    /// <summary>The names of its providers.</summary>
    public IReadOnlyList<string> Providers { get; set; } = [];

    /// <summary>Aliases of models.</summary>
    public IReadOnlyList<string> Models { get; set; } = [];

    /// <summary>The names of the agents it knows.</summary>
    public IReadOnlyList<string> Agents { get; set; } = [];

    /// <summary>Calls under way, those that wait included.</summary>
    public int Calls { get; set; }

    /// <summary>Calls that are over.</summary>
    public long Finished { get; set; }

    /// <summary>Since its start.</summary>
    public double UptimeSeconds { get; set; }
}
