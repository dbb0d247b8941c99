using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace AgentOS.Store.Tests.Manifests.Schema;

/// <summary>As much of JSON Schema (draft 2020-12) as agent.schema.json uses. A keyword it does not know fails the test.</summary>
internal static class JsonSchema
{
    public static bool Accepts(JsonElement schema, JsonElement value) => schema.EnumerateObject().All(keyword => Holds(keyword.Name, keyword.Value, value));

    private static bool Holds(string keyword, JsonElement argument, JsonElement value) => keyword switch
    {
        "$schema" or "title" or "description" or "default" or "examples" => true,
        "type" => argument.ValueKind == JsonValueKind.Array ? argument.EnumerateArray().Any(type => IsOf(type.GetString()!, value)) : IsOf(argument.GetString()!, value),
        "enum" => argument.EnumerateArray().Any(allowed => JsonElement.DeepEquals(allowed, value)),
        "required" => value.ValueKind != JsonValueKind.Object || argument.EnumerateArray().All(name => value.TryGetProperty(name.GetString()!, out _)),
        "properties" => value.ValueKind != JsonValueKind.Object || argument.EnumerateObject().All(property => !value.TryGetProperty(property.Name, out JsonElement part) || Accepts(property.Value, part)),
        "items" => value.ValueKind != JsonValueKind.Array || value.EnumerateArray().All(item => Accepts(argument, item)),
        "maxItems" => value.ValueKind != JsonValueKind.Array || value.GetArrayLength() <= argument.GetInt32(),
        "pattern" => value.ValueKind != JsonValueKind.String || Regex.IsMatch(value.GetString()!, argument.GetString()!, RegexOptions.ECMAScript, TimeSpan.FromSeconds(10)),
        "minLength" => value.ValueKind != JsonValueKind.String || value.GetString()!.Length >= argument.GetInt32(),
        "maxLength" => value.ValueKind != JsonValueKind.String || value.GetString()!.Length <= argument.GetInt32(),
        "minimum" => value.ValueKind != JsonValueKind.Number || value.GetDouble() >= argument.GetDouble(),
        "maximum" => value.ValueKind != JsonValueKind.Number || value.GetDouble() <= argument.GetDouble(),
        _ => throw new NotSupportedException(keyword),
    };

    private static bool IsOf(string type, JsonElement value) => type switch
    {
        "object" => value.ValueKind == JsonValueKind.Object,
        "array" => value.ValueKind == JsonValueKind.Array,
        "string" => value.ValueKind == JsonValueKind.String,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "number" => value.ValueKind == JsonValueKind.Number,
        "integer" => value.ValueKind == JsonValueKind.Number && decimal.TryParse(value.GetRawText(), NumberStyles.None, CultureInfo.InvariantCulture, out _),
        _ => throw new NotSupportedException(type),
    };
}
