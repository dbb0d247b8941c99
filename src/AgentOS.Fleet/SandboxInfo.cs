using AgentOS.Fleet.Records;

namespace AgentOS.Fleet;

/// <summary>One sandbox, as it is now.</summary>
/// <param name="Id">Letters, digits and dashes.</param>
/// <param name="Tier">What isolates it.</param>
/// <param name="State">What it is doing.</param>
/// <param name="Database">Its files and its history: an <c>agent.db</c>, absolute.</param>
/// <param name="CreatedAt">When it was made.</param>
public sealed record SandboxInfo(string Id, SandboxTier Tier, SandboxState State, string Database, DateTimeOffset CreatedAt)
{
    /// <summary>Its image; null in the process tier, whose programs are this machine's.</summary>
    public string? Image { get; init; }

    /// <summary>Its language; null in the process tier.</summary>
    public string? Language { get; init; }

    /// <summary>Processors; null is no limit.</summary>
    public double? Cpus { get; init; }

    /// <summary>Memory in MiB; null is no limit.</summary>
    public int? MemoryMiB { get; init; }

    /// <summary>What its makers wrote on it.</summary>
    public SandboxLabels Labels { get; init; } = new();
}
