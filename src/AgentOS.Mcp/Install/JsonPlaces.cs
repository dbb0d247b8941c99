using System.Text.Json;

namespace AgentOS.Mcp.Install;

/// <summary>Where in a JSON text the members of a path are: how many of its names there are, and the bytes of the last one's value.</summary>
/// <param name="Depth">How many names of the path were found.</param>
/// <param name="Value">The bytes of the value found last.</param>
/// <param name="IsEmpty">Whether that value is an object without members.</param>
internal readonly record struct JsonPlaces(int Depth, Range Value, bool IsEmpty)
{
    /// <summary>Just behind the brace that opens the object.</summary>
    public Range Inside => (Value.Start.Value + 1)..(Value.Start.Value + 1);

    /// <exception cref="JsonException">The text is no JSON, or has another thing than an object on the way.</exception>
    public static JsonPlaces Find(ReadOnlySpan<byte> text, ReadOnlySpan<string> path, JsonReaderOptions options)
    {
        Utf8JsonReader reader = new(text, options);
        reader.Read();
        JsonPlaces found = Within(ref reader, path, 0);
        // Whatever follows must be sound, too, before a byte is changed.
        while (reader.Read())
        {
        }

        return found;
    }

    private static JsonPlaces Within(ref Utf8JsonReader reader, ReadOnlySpan<string> path, int depth)
    {
        int start = (int)reader.TokenStartIndex;
        if (depth == path.Length)
        {
            reader.Skip();
            return new JsonPlaces(depth, start..(int)reader.BytesConsumed, IsEmpty: false);
        }

        if (reader.TokenType != JsonTokenType.StartObject)
            throw new JsonException($"'{(depth == 0 ? "the file" : path[depth - 1])}' is no object");
        JsonPlaces? deeper = null;
        bool isEmpty = true;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            isEmpty = false;
            bool isNext = reader.ValueTextEquals(path[depth]);
            reader.Read();
            if (isNext)
                deeper = Within(ref reader, path, depth + 1);
            else
                reader.Skip();
        }

        return deeper ?? new JsonPlaces(depth, start..(int)reader.BytesConsumed, isEmpty);
    }
}
