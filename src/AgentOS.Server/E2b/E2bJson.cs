using System.Text.Json;
using System.Text.Json.Serialization;

namespace AgentOS.Server.E2b;

/// <summary>JSON as E2B's clients write and read it; protobuf's mapping is the same where these messages use it.</summary>
internal static class E2bJson
{
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter() },
    };
}
