using System.Text;
using System.Text.Json;

namespace AgentOS.Llm.Configuration;

/// <summary>Where in a JSON text each property is, so that whoever finds fault with one can say the line.</summary>
internal static class JsonLines
{
    /// <summary>Lines, from 1, by paths as <c>providers.openai.url</c> and <c>models.fast[1]</c>.</summary>
    /// <param name="text">JSON that has been read before.</param>
    /// <param name="options">As it was read.</param>
    public static Dictionary<string, int> Of(ReadOnlySpan<byte> text, JsonReaderOptions options)
    {
        Dictionary<string, int> lines = new(StringComparer.Ordinal) { [""] = 1 };
        Utf8JsonReader reader = new(text, options);
        Stack<(string Path, int Index)> open = new();
        string property = "";
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.PropertyName)
            {
                property = Join(open.Peek().Path, reader.GetString()!);
                lines[property] = LineOf(text, reader.TokenStartIndex);
                continue;
            }

            if (reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray)
            {
                _ = open.Pop();
                continue;
            }

            string path = property;
            if (property.Length == 0 && open.TryPop(out (string Path, int Index) array))
            {
                path = $"{array.Path}[{array.Index}]";
                lines[path] = LineOf(text, reader.TokenStartIndex);
                open.Push((array.Path, array.Index + 1));
            }

            if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
                open.Push((path, 0));
            property = "";
        }

        return lines;
    }

    /// <summary>A property's path.</summary>
    public static string Join(string path, string property) => path.Length == 0 ? property : new StringBuilder(path).Append('.').Append(property).ToString();

    private static int LineOf(ReadOnlySpan<byte> text, long index) => 1 + text[..(int)index].Count((byte)'\n');
}
