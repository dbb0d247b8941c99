using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace AgentOS.Llm.Streams;

/// <summary>Writes JSON as providers and their clients write it.</summary>
internal static class JsonOutput
{
    // JSON that goes into no HTML: what is no control character stays as it is.
    private static readonly JsonWriterOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>An object.</summary>
    /// <param name="output">Takes it.</param>
    /// <param name="content">Writes its properties.</param>
    public static void WriteObject(IBufferWriter<byte> output, Action<Utf8JsonWriter> content)
    {
        using Utf8JsonWriter writer = new(output, s_options);
        writer.WriteStartObject();
        content(writer);
        writer.WriteEndObject();
    }

    /// <summary>A property whose value is the JSON of a text; an empty object when the text is none: models write arguments, and not always well.</summary>
    public static void WriteJson(this Utf8JsonWriter writer, string property, string json)
    {
        writer.WritePropertyName(property);
        try
        {
            using JsonDocument document = JsonDocument.Parse(json);
            document.RootElement.WriteTo(writer);
        }
        catch (JsonException)
        {
            writer.WriteStartObject();
            writer.WriteEndObject();
        }
    }

    /// <summary>An array of objects.</summary>
    public static void WriteObjects<T>(this Utf8JsonWriter writer, string property, IEnumerable<T> items, Action<Utf8JsonWriter, T> content)
    {
        writer.WriteStartArray(property);
        foreach (T item in items)
        {
            writer.WriteStartObject();
            content(writer, item);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
