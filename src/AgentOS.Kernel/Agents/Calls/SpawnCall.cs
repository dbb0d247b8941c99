using System.Text.Json.Serialization;

namespace AgentOS.Kernel.Agents.Calls;

/// <summary>An agent to start.</summary>
// Settable: generated deserializers give properties that are only initialized their default in place of these.
internal sealed record SpawnCall
{
    /// <summary>Its name; null is <c>agent_N</c>.</summary>
    public string? Name { get; set; }

    /// <summary>The program's file on the host.</summary>
    [JsonRequired]
    public required string Script { get; set; }

    /// <summary>What runs the script, inside.</summary>
    public string Python { get; set; } = "python3";

    /// <summary>Whether it has the host's network; without, only a loopback of its own.</summary>
    public bool Network { get; set; }

    /// <summary>Its limits.</summary>
    public SpawnLimits Limits { get; set; } = new();
}
