using System.Buffers;
using System.Text;
using System.Text.Json;

namespace AgentOS.Llm.Formats.Gemini;

/// <summary>Schemas of parameters. Gemini's own dialect writes the types of JSON Schema in capital letters.</summary>
internal static class GeminiSchema
{
    /// <summary>As JSON Schema.</summary>
    public static string ToJsonSchema(JsonElement schema)
    {
        ArrayBufferWriter<byte> output = new();
        using (Utf8JsonWriter json = new(output))
            Write(json, schema);
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }

    private static void Write(Utf8JsonWriter json, JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                json.WriteStartObject();
                foreach (JsonProperty property in element.EnumerateObject())
                {
                    json.WritePropertyName(property.Name);
                    if (property.Name == "type" && property.Value.ValueKind == JsonValueKind.String)
                        json.WriteStringValue(property.Value.GetString()!.ToLowerInvariant());
                    else
                        Write(json, property.Value);
                }

                json.WriteEndObject();
                break;
            case JsonValueKind.Array:
                json.WriteStartArray();
                foreach (JsonElement item in element.EnumerateArray())
                    Write(json, item);
                json.WriteEndArray();
                break;
            default:
                element.WriteTo(json);
                break;
        }
    }
}
