using System.Text.Json;
using System.Text.Json.Serialization;

namespace AgentOS.Kernel.Syscalls;

/// <summary>Reads and writes <see cref="RawJson"/> without looking into it.</summary>
internal sealed class RawJsonConverter : JsonConverter<RawJson>
{
    // null is a value like any other.
    public override bool HandleNull => true;

    public override RawJson Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using JsonDocument document = JsonDocument.ParseValue(ref reader);
        return RawJson.Of(document.RootElement);
    }

    public override void Write(Utf8JsonWriter writer, RawJson value, JsonSerializerOptions options) =>
        writer.WriteRawValue(value.Utf8.Span, skipInputValidation: true);
}
