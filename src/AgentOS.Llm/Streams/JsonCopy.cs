using System.Text.Json;

namespace AgentOS.Llm.Streams;

/// <summary>Writes JSON that was read, as it is; what is to be changed in its objects is overridden.</summary>
internal class JsonCopy
{
    /// <summary>Writes a value with everything in it.</summary>
    public void Write(Utf8JsonWriter json, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                json.WriteStartObject();
                foreach (JsonProperty property in PropertiesOf(value))
                {
                    json.WritePropertyName(property.Name);
                    WriteValue(json, property);
                }

                json.WriteEndObject();
                break;
            case JsonValueKind.Array:
                json.WriteStartArray();
                foreach (JsonElement item in value.EnumerateArray())
                    Write(json, item);
                json.WriteEndArray();
                break;
            default:
                value.WriteTo(json);
                break;
        }
    }

    /// <summary>Which properties of an object are written, in which order.</summary>
    protected virtual IEnumerable<JsonProperty> PropertiesOf(JsonElement value) => value.EnumerateObject();

    /// <summary>Writes a property's value.</summary>
    protected virtual void WriteValue(Utf8JsonWriter json, JsonProperty property) => Write(json, property.Value);
}
