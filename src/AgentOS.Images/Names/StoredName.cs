using System.Text.Json.Serialization;

namespace AgentOS.Images.Names;

/// <summary>What a name stands for.</summary>
internal sealed class StoredName
{
    [JsonPropertyName("reference")]
    public string Reference { get; set; } = "";

    [JsonPropertyName("digest")]
    public string Digest { get; set; } = "";

    [JsonPropertyName("added")]
    public DateTimeOffset Added { get; set; }
}

/// <summary>JSON of names.</summary>
[JsonSerializable(typeof(StoredName))]
internal sealed partial class NameJson : JsonSerializerContext;
