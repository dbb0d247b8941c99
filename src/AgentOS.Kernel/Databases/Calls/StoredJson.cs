using System.Text;
using System.Text.Json;

namespace AgentOS.Kernel.Databases.Calls;

/// <summary>JSON out of a file that any program may have written.</summary>
internal static class StoredJson
{
    /// <summary>Writes a property; a text that is no JSON is written as a string.</summary>
    public static void Write(Utf8JsonWriter writer, ReadOnlySpan<byte> name, string text)
    {
        byte[] json = Encoding.UTF8.GetBytes(text);
        writer.WritePropertyName(name);
        if (IsJson(json))
            writer.WriteRawValue(json, skipInputValidation: true);
        else
            writer.WriteStringValue(text);
    }

    /// <summary>Reads a value; null for none, a string for a text that is no JSON.</summary>
    public static JsonElement? Parse(string? text)
    {
        if (text is null)
            return null;
        byte[] json = Encoding.UTF8.GetBytes(text);
        using JsonDocument document = JsonDocument.Parse(IsJson(json) ? json : JsonSerializer.SerializeToUtf8Bytes(text, DataJson.Default.String));
        return document.RootElement.Clone();
    }

    private static bool IsJson(ReadOnlySpan<byte> text)
    {
        try
        {
            Utf8JsonReader reader = new(text);
            bool any = false;
            while (reader.Read())
                any = true;
            return any;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
