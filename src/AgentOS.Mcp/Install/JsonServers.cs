using System.Text;
using System.Text.Json;
using AgentOS.Errors;

namespace AgentOS.Mcp.Install;

/// <summary>JSON, with comments and trailing commas where a client allows them: one object with a server for each member.</summary>
/// <param name="key">The object's name.</param>
internal sealed class JsonServers(string key) : IConfigurationFormat
{
    private static readonly JsonReaderOptions s_tolerant = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    public string Merge(string text, ServerEntry entry)
    {
        if (string.IsNullOrWhiteSpace(text))
            return $"{{\n  {Quote(key)}: {{\n    {Quote(ServerEntry.Name)}: {Describe(entry)}\n  }}\n}}\n";
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        try
        {
            JsonPlaces places = JsonPlaces.Find(bytes, [key, ServerEntry.Name], s_tolerant);
            return Encoding.UTF8.GetString(Insert(bytes, places, entry));
        }
        catch (JsonException problem)
        {
            throw new AgentOSException(McpErrors.BadConfiguration, "read", key, problem.Message, problem);
        }
    }

    private byte[] Insert(byte[] bytes, JsonPlaces places, ServerEntry entry)
    {
        string member = $"{Quote(ServerEntry.Name)}: {Describe(entry)}";
        (Range at, string put) = places.Depth switch
        {
            2 => (places.Value, Describe(entry)),
            1 => (places.Inside, $"\n    {member}{(places.IsEmpty ? "\n  " : ",")}"),
            _ => (places.Inside, $"\n  {Quote(key)}: {{\n    {member}\n  }}{(places.IsEmpty ? "\n" : ",")}"),
        };
        return [.. bytes[..at.Start], .. Encoding.UTF8.GetBytes(put), .. bytes[at.End..]];
    }

    private static string Describe(ServerEntry entry) =>
        $$"""{ "type": "stdio", "command": {{Quote(entry.Command)}}, "args": [{{string.Join(", ", entry.Arguments.Select(Quote))}}] }""";

    private static string Quote(string text) => $"\"{JsonEncodedText.Encode(text, System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"";
}
