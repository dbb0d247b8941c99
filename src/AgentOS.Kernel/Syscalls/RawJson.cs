using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace AgentOS.Kernel.Syscalls;

/// <summary>A JSON value of any shape, kept as the text it came as.</summary>
/// <param name="Utf8">The text.</param>
[JsonConverter(typeof(RawJsonConverter))]
internal readonly record struct RawJson(ReadOnlyMemory<byte> Utf8)
{
    /// <summary>Its length, in bytes.</summary>
    public int Length => Utf8.Length;

    /// <summary>The value <c>null</c>.</summary>
    public static RawJson Null { get; } = new("null"u8.ToArray());

    /// <summary>Takes a value out of a document.</summary>
    public static RawJson Of(JsonElement element) => new(JsonMarshal.GetRawUtf8Value(element).ToArray());

    /// <summary>Whether both are the same JSON value, however they are written.</summary>
    public bool IsSameValue(RawJson other)
    {
        if (Utf8.Span.SequenceEqual(other.Utf8.Span))
            return true;
        using JsonDocument one = JsonDocument.Parse(Utf8), two = JsonDocument.Parse(other.Utf8);
        return JsonElement.DeepEquals(one.RootElement, two.RootElement);
    }
}
