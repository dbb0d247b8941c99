using System.Text.Json;

namespace AgentOS.Cli.Commands.KeyValue;

/// <summary>Values on the command line.</summary>
internal static class JsonValue
{
    /// <summary>JSON as given; anything else is taken as a string, so that <c>kv set name Alice</c> needs no double quoting.</summary>
    public static string FromArgument(string text)
    {
        try
        {
            _ = Parse(text);
            return text;
        }
        catch (JsonException)
        {
            return JsonSerializer.Serialize(text, KeyValueJson.Default.String);
        }
    }

    public static JsonElement Parse(string json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }
}
