using System.Text.Json;
using System.Text.Json.Serialization;

namespace AgentOS.Server.E2b.Control;

/// <summary>A sandbox to be made. What it asks for and cannot have is an error, and so is a field nobody knows.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record E2bNewSandbox
{
    [JsonPropertyName("templateID")]
    public string TemplateId { get; init; } = E2bTemplate.Usual;

    /// <summary>Seconds until it ends.</summary>
    public int Timeout { get; init; } = 300;

    public IReadOnlyDictionary<string, string> Metadata { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, string> EnvVars { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    [JsonPropertyName("allow_internet_access")]
    public bool? AllowInternetAccess { get; init; }

    public E2bNetwork? Network { get; init; }

    /// <summary>Whether it is paused at its end and not deleted.</summary>
    public bool AutoPause { get; init; }

    public bool? AutoPauseMemory { get; init; }

    public E2bSwitch? AutoResume { get; init; }

    /// <summary>Tokens are always asked for.</summary>
    public bool? Secure { get; init; }

    public JsonElement? Mcp { get; init; }

    public JsonElement? Iam { get; init; }

    public JsonElement? VolumeMounts { get; init; }
}

/// <summary>What a sandbox may reach.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record E2bNetwork
{
    public IReadOnlyList<string> AllowOut { get; init; } = [];

    public IReadOnlyList<string> DenyOut { get; init; } = [];
}

/// <summary>Something that is on or off.</summary>
internal sealed record E2bSwitch(bool Enabled);

/// <summary>Seconds from now until it ends.</summary>
/// <param name="Timeout">As most calls name it.</param>
/// <param name="Duration">As one call names it.</param>
internal sealed record E2bTime(int? Timeout, int? Duration);

/// <summary>A sandbox, and how to reach what is in it.</summary>
internal sealed record E2bSandbox(
    [property: JsonPropertyName("sandboxID")] string SandboxId,
    [property: JsonPropertyName("templateID")] string TemplateId,
    [property: JsonPropertyName("clientID")] string ClientId,
    string EnvdVersion,
    string EnvdAccessToken,
    string? Domain);

/// <summary>A sandbox, described.</summary>
internal sealed record E2bSandboxDetail(
    [property: JsonPropertyName("sandboxID")] string SandboxId,
    [property: JsonPropertyName("templateID")] string TemplateId,
    [property: JsonPropertyName("clientID")] string ClientId,
    DateTimeOffset StartedAt,
    DateTimeOffset EndAt,
    string State,
    double CpuCount,
    [property: JsonPropertyName("memoryMB")] int MemoryMb,
    [property: JsonPropertyName("diskSizeMB")] int DiskSizeMb,
    IReadOnlyDictionary<string, string> Metadata,
    string EnvdVersion,
    E2bLifecycle Lifecycle);

/// <summary>What happens at a sandbox's end.</summary>
internal sealed record E2bLifecycle(string OnTimeout, bool AutoResume);
