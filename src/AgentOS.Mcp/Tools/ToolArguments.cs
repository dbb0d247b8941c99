using System.Buffers;
using System.Text.Json;

namespace AgentOS.Mcp.Tools;

/// <summary>Arguments of a call as one JSON object.</summary>
internal static class ToolArguments
{
    public static JsonElement Of(IDictionary<string, JsonElement>? arguments)
    {
        ArrayBufferWriter<byte> bytes = new();
        using (Utf8JsonWriter writer = new(bytes))
        {
            writer.WriteStartObject();
            foreach ((string name, JsonElement value) in arguments ?? new Dictionary<string, JsonElement>(StringComparer.Ordinal))
            {
                writer.WritePropertyName(name);
                value.WriteTo(writer);
            }

            writer.WriteEndObject();
        }

        using JsonDocument document = JsonDocument.Parse(bytes.WrittenMemory);
        return document.RootElement.Clone();
    }
}
