using System.Text.Json;
using System.Text.Json.Serialization;

namespace AgentOS.Kernel.Agents;

/// <summary>The protocol's words: <c>false</c> or <c>"none"</c>, <c>"allow"</c>, <c>true</c> or <c>"host"</c>.</summary>
internal sealed class AgentNetworkModeConverter : JsonConverter<AgentNetworkMode>
{
    private const string None = "none", Allow = "allow", Host = "host";

    public override AgentNetworkMode Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.False => AgentNetworkMode.None,
        JsonTokenType.True => AgentNetworkMode.Host,
        JsonTokenType.String when reader.ValueTextEquals(None) => AgentNetworkMode.None,
        JsonTokenType.String when reader.ValueTextEquals(Allow) => AgentNetworkMode.Allow,
        JsonTokenType.String when reader.ValueTextEquals(Host) => AgentNetworkMode.Host,
        _ => throw new JsonException("network is true, false, \"none\", \"allow\" or \"host\""),
    };

    public override void Write(Utf8JsonWriter writer, AgentNetworkMode value, JsonSerializerOptions options) => writer.WriteStringValue(value switch
    {
        AgentNetworkMode.None => None,
        AgentNetworkMode.Allow => Allow,
        _ => Host,
    });
}
