using System.Text.Json;
using System.Text.Json.Serialization;

namespace AgentOS.Cli.Commands.KeyValue;

/// <summary>A key and its value as listings show them.</summary>
internal sealed record KeyValueDescription(string Key, JsonElement Value, DateTimeOffset Created, DateTimeOffset Updated)
{
    public static JsonElement Parse(string json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }
}

/// <summary>JSON shapes of <c>agentos kv</c>.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(IReadOnlyList<KeyValueDescription>))]
[JsonSerializable(typeof(string))]
internal sealed partial class KeyValueJson : JsonSerializerContext;
