using System.Text.Json;

namespace AgentOS.Kernel.Databases.Calls.Sql;

/// <summary>SQLite's values in JSON: null, numbers and strings as they are, bytes as <c>{"base64": "…"}</c>.</summary>
internal static class SqlValue
{
    private static ReadOnlySpan<byte> Base64 => "base64"u8;

    /// <summary>Makes a value of JSON: null, <see cref="long"/>, <see cref="double"/>, <see cref="string"/> or <see cref="byte"/>[].</summary>
    public static bool TryRead(JsonElement json, out object? value)
    {
        value = json.ValueKind switch
        {
            JsonValueKind.Number => json.TryGetInt64(out long whole) ? whole : json.GetDouble(),
            JsonValueKind.String => json.GetString(),
            JsonValueKind.True => 1L,
            JsonValueKind.False => 0L,
            JsonValueKind.Object when json.TryGetProperty(Base64, out JsonElement text) && text.ValueKind == JsonValueKind.String
                && text.TryGetBytesFromBase64(out byte[]? bytes) => bytes,
            _ => null,
        };
        return value is not null || json.ValueKind == JsonValueKind.Null;
    }

    public static void Write(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case long whole:
                writer.WriteNumberValue(whole);
                break;
            case double real when double.IsFinite(real):
                writer.WriteNumberValue(real);
                break;
            case double infinite:
                // JSON has no word for it; readers make it of a number that is too large.
                writer.WriteRawValue(infinite > 0 ? "9e999"u8 : "-9e999"u8);
                break;
            case string text:
                writer.WriteStringValue(text);
                break;
            case byte[] bytes:
                writer.WriteStartObject();
                writer.WriteBase64String(Base64, bytes);
                writer.WriteEndObject();
                break;
            default:
                writer.WriteNullValue();
                break;
        }
    }
}
