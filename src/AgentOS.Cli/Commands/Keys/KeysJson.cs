using System.Text.Json.Serialization;

namespace AgentOS.Cli.Commands.Keys;

/// <summary>JSON shapes of <c>agentos keys</c>.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(IReadOnlyList<ListedKey>))]
[JsonSerializable(typeof(StoredKeys))]
[JsonSerializable(typeof(TestedKey))]
internal sealed partial class KeysJson : JsonSerializerContext;
