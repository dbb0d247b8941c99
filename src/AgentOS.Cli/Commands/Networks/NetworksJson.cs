using System.Text.Json.Serialization;
using AgentOS.Storage.Networks;

namespace AgentOS.Cli.Commands.Networks;

/// <summary>JSON shapes of <c>agentos net</c>.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(IReadOnlyList<NetworkEntry>))]
[JsonSerializable(typeof(NetworkEntry))]
[JsonSerializable(typeof(NetworkRules))]
internal sealed partial class NetworksJson : JsonSerializerContext;
