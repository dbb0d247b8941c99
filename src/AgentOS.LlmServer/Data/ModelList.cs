using System.Text.Json;
using AgentOS.Llm.Configuration;

namespace AgentOS.LlmServer.Data;

/// <summary>Lists the models of the configuration: its aliases, with properties of OpenAI's and Anthropic's lists, or as Gemini's.</summary>
internal static class ModelList
{
    public static async Task WriteAsync(LlmConfiguration configuration, HttpReply reply, bool isGemini)
    {
        IEnumerable<string> names = configuration.Models.Keys.Where(name => name != LlmConfiguration.EveryOther)
            .Concat(configuration.Models.Values.SelectMany(targets => targets).Select(target => target.ToString())).Distinct(StringComparer.Ordinal);
        reply.Start(200, "application/json", null, []);
        await using (Utf8JsonWriter json = new(reply.Output))
        {
            json.WriteStartObject();
            json.WriteString("object", "list");
            json.WriteStartArray(isGemini ? "models" : "data");
            foreach (string name in names)
                Write(json, name, isGemini);
            json.WriteEndArray();
            json.WriteBoolean("has_more", false);
            json.WriteEndObject();
        }

        await reply.Output.FlushAsync();
    }

    private static void Write(Utf8JsonWriter json, string name, bool isGemini)
    {
        json.WriteStartObject();
        if (isGemini)
        {
            json.WriteString("name", $"models/{name}");
            json.WriteString("displayName", name);
        }
        else
        {
            json.WriteString("id", name);
            json.WriteString("object", "model");
            json.WriteString("type", "model");
            json.WriteString("display_name", name);
            json.WriteNumber("created", 0);
            json.WriteString("created_at", "1970-01-01T00:00:00Z");
            json.WriteString("owned_by", "agentos");
        }

        json.WriteEndObject();
    }
}
