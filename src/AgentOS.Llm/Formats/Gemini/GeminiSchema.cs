using System.Buffers;
using System.Text;
using System.Text.Json;
using AgentOS.Llm.Streams;

namespace AgentOS.Llm.Formats.Gemini;

/// <summary>Schemas. Gemini's own dialect writes the types of JSON Schema in capital letters.</summary>
internal sealed class GeminiSchema : JsonCopy
{
    private static readonly GeminiSchema s_instance = new();

    /// <summary>As JSON Schema.</summary>
    public static string ToJsonSchema(JsonElement schema)
    {
        ArrayBufferWriter<byte> output = new();
        using (Utf8JsonWriter json = new(output))
            s_instance.Write(json, schema);
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }

    protected override void WriteValue(Utf8JsonWriter json, JsonProperty property)
    {
        if (property.Name == "type" && property.Value.ValueKind == JsonValueKind.String)
            json.WriteStringValue(property.Value.GetString()!.ToLowerInvariant());
        else
            base.WriteValue(json, property);
    }
}
