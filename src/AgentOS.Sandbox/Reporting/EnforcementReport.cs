using System.Text.Json;
using System.Text.Json.Serialization;

namespace AgentOS.Sandbox;

/// <summary>What is in force in one sandbox.</summary>
/// <param name="Isolation">Strict or best effort.</param>
/// <param name="Network">Network mode.</param>
/// <param name="UserId">User id inside.</param>
/// <param name="HostUserId">User id on the host.</param>
/// <param name="Filter">The system call filter; null without one.</param>
/// <param name="Layers">Every layer, active or not.</param>
public sealed record EnforcementReport(
    string Isolation, string Network, uint UserId, uint HostUserId, [property: JsonIgnore] SeccompProfile? Filter, IReadOnlyList<LayerStatus> Layers)
{
    /// <summary>SHA-256 of the system call filter, hexadecimal; null without one. Computed when asked for: it loads a library.</summary>
    public string? SeccompHash => Filter?.Hash();

    /// <summary>Variables in which the sandbox has a secret in clear text, because somebody asked for it.</summary>
    public IReadOnlyList<string> ExposedSecrets { get; init; } = [];

    /// <summary>The layers that are not in force.</summary>
    public IEnumerable<LayerStatus> Degraded => Layers.Where(layer => !layer.IsActive);

    /// <summary>The report as JSON.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, ReportJson.Default.EnforcementReport);
}
