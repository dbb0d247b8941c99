using System.Text.Json.Serialization;

namespace AgentOS.Images.Manifests;

/// <summary>JSON of indexes, manifests, layouts and configurations.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ManifestDocument))]
[JsonSerializable(typeof(ConfigurationDocument))]
[JsonSerializable(typeof(List<DockerArchiveEntry>))]
internal sealed partial class ManifestJson : JsonSerializerContext;

/// <summary>An index or a manifest, which have different members.</summary>
internal sealed class ManifestDocument
{
    public int SchemaVersion { get; set; } = 2;

    public string? MediaType { get; set; }

    public DescriptorDocument? Config { get; set; }

    public List<DescriptorDocument>? Layers { get; set; }

    public List<DescriptorDocument>? Manifests { get; set; }
}

/// <summary>A descriptor.</summary>
internal sealed class DescriptorDocument
{
    public string? MediaType { get; set; }

    public string? Digest { get; set; }

    public long Size { get; set; } = -1;

    public PlatformDocument? Platform { get; set; }

    public Dictionary<string, string>? Annotations { get; set; }
}

/// <summary>A platform of an index.</summary>
internal sealed class PlatformDocument
{
    public string? Architecture { get; set; }

    public string? Os { get; set; }
}

/// <summary>A configuration.</summary>
internal sealed class ConfigurationDocument
{
    public string? Architecture { get; set; }

    public string? Os { get; set; }

    public SettingsDocument? Config { get; set; }

    public RootDocument? Rootfs { get; set; }
}

/// <summary>How an image's program is started.</summary>
internal sealed class SettingsDocument
{
    [JsonPropertyName("Env")]
    public List<string>? Env { get; set; }

    [JsonPropertyName("Entrypoint")]
    public List<string>? Entrypoint { get; set; }

    [JsonPropertyName("Cmd")]
    public List<string>? Cmd { get; set; }

    [JsonPropertyName("WorkingDir")]
    public string? WorkingDir { get; set; }

    [JsonPropertyName("User")]
    public string? User { get; set; }

    [JsonPropertyName("Labels")]
    public Dictionary<string, string>? Labels { get; set; }
}

/// <summary>The layers as they are unpacked.</summary>
internal sealed class RootDocument
{
    public string? Type { get; set; }

    [JsonPropertyName("diff_ids")]
    public List<string>? DiffIds { get; set; }
}

/// <summary>One image of an archive that Docker saved.</summary>
internal sealed class DockerArchiveEntry
{
    [JsonPropertyName("Config")]
    public string? Config { get; set; }

    [JsonPropertyName("RepoTags")]
    public List<string>? RepoTags { get; set; }

    [JsonPropertyName("Layers")]
    public List<string>? Layers { get; set; }
}
