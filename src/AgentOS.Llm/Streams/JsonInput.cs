using System.Text.Json;

namespace AgentOS.Llm.Streams;

/// <summary>Reads JSON of others: what is missing or of another type is null.</summary>
internal static class JsonInput
{
    /// <summary>A property; null when there is none, or null.</summary>
    public static JsonElement? Find(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out JsonElement value) && value.ValueKind != JsonValueKind.Null ? value : null;

    /// <summary>A text.</summary>
    public static string? FindText(this JsonElement element, string name) => element.Find(name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    /// <summary>A number.</summary>
    public static double? FindNumber(this JsonElement element, string name) => element.Find(name) is { ValueKind: JsonValueKind.Number } value ? value.GetDouble() : null;

    /// <summary>A whole number.</summary>
    public static int? FindInteger(this JsonElement element, string name) =>
        element.Find(name) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt32(out int number) ? number : null;

    /// <summary>A count: 0 when there is none.</summary>
    public static long FindCount(this JsonElement element, string name) =>
        element.Find(name) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt64(out long number) ? Math.Max(0, number) : 0;

    /// <summary>Whether it is true.</summary>
    public static bool FindTruth(this JsonElement element, string name) => element.Find(name) is { ValueKind: JsonValueKind.True };

    /// <summary>The items of an array; none when there is none.</summary>
    public static IEnumerable<JsonElement> FindItems(this JsonElement element, string name) =>
        element.Find(name) is { ValueKind: JsonValueKind.Array } value ? value.EnumerateArray() : [];

    /// <summary>The texts of an array, or the one text there is in place of it.</summary>
    public static IReadOnlyList<string> FindTexts(this JsonElement element, string name) => element.Find(name) switch
    {
        { ValueKind: JsonValueKind.String } one => [one.GetString()!],
        { ValueKind: JsonValueKind.Array } many => [.. many.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!)],
        _ => [],
    };
}
