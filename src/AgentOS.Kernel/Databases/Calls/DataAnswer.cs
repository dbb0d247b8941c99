using System.Text.Json.Serialization;

namespace AgentOS.Kernel.Databases.Calls;

/// <summary>What every answer about a caller's agent.db has.</summary>
internal abstract record DataAnswer
{
    /// <summary>Failures have a shape of their own.</summary>
    [JsonPropertyOrder(-1)]
    public bool Success => true;
}
