using System.Text.Json.Serialization;

namespace AgentOS.Cli.Commands.KeyValue;

/// <summary>JSON shapes of <c>agentos kv</c>.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(IReadOnlyList<StoredValue>))]
[JsonSerializable(typeof(KeyWithValue))]
[JsonSerializable(typeof(string))]
internal sealed partial class KeyValueJson : JsonSerializerContext;
