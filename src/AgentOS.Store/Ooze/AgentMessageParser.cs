using System.Text.Json;
using System.Text.Unicode;

namespace AgentOS.Store.Ooze;

/// <summary>Reads lines of an agent. Fields nobody knows are passed over, known ones must have their type.</summary>
internal static class AgentMessageParser
{
    /// <summary>Judges one line, without its end.</summary>
    public static ParsedLine Parse(ReadOnlySpan<byte> line)
    {
        if (!Utf8.IsValid(line))
            return new ParsedLine(LineKind.Broken, Problem: "it is not UTF-8");
        MessageFields fields = new();
        try
        {
            if (!TryRead(line, ref fields))
                return new ParsedLine(LineKind.Noise);
        }
        catch (JsonException)
        {
            return new ParsedLine(LineKind.Noise);
        }
        catch (InvalidOperationException problem)
        {
            // A string with half of a surrogate pair has no text.
            return new ParsedLine(LineKind.Broken, Problem: problem.Message);
        }

        return fields.ToLine();
    }

    // The whole line is read before anything of it counts: half an object is no message.
    private static bool TryRead(ReadOnlySpan<byte> line, ref MessageFields fields)
    {
        Utf8JsonReader reader = new(line);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            return false;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string name = reader.GetString()!;
            reader.Read();
            fields.Set(name, ref reader);
            reader.Skip();
        }

        return !reader.Read();
    }
}
