using System.Text.Json.Serialization;

namespace AgentOS.Cli.Commands.Store.Sessions;

/// <summary>JSON shapes of <c>agentos store sessions</c>.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(IReadOnlyList<SessionEntry>))]
internal sealed partial class SessionsJson : JsonSerializerContext;
