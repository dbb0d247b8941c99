using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace AgentOS.Llm.Cassettes;

/// <summary>What makes two questions the same: the path, and the JSON whatever the order of its properties and its white space.</summary>
internal static class CassetteKey
{
    /// <summary>A hash.</summary>
    public static string Of(string path, ReadOnlySpan<byte> body)
    {
        using MemoryStream text = new();
        text.Write(Encoding.UTF8.GetBytes(path));
        if (!body.IsEmpty)
        {
            using JsonDocument document = JsonDocument.Parse(body.ToArray());
            using Utf8JsonWriter json = new(text);
            Write(json, document.RootElement);
        }

        return Convert.ToHexStringLower(SHA256.HashData(text.ToArray()));
    }

    private static void Write(Utf8JsonWriter json, JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                json.WriteStartObject();
                foreach (JsonProperty property in element.EnumerateObject().OrderBy(property => property.Name, StringComparer.Ordinal))
                {
                    json.WritePropertyName(property.Name);
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
