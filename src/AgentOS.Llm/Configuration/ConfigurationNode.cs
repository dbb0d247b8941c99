using System.Text.Json;
using AgentOS.Errors;

namespace AgentOS.Llm.Configuration;

/// <summary>A value of the configuration that knows where it stands.</summary>
/// <param name="file">For messages.</param>
/// <param name="value">It.</param>
/// <param name="path">Its path.</param>
/// <param name="lines">Of all paths.</param>
internal sealed class ConfigurationNode(string file, JsonElement value, string path, IReadOnlyDictionary<string, int> lines)
{
    /// <summary>A property of an object; null when it is not there.</summary>
    public ConfigurationNode? Find(string name) => Require(JsonValueKind.Object, "an object").TryGetProperty(name, out JsonElement found) ? Node(found, name) : null;

    /// <summary>Properties of an object in their order.</summary>
    public IEnumerable<(string Name, ConfigurationNode Value)> Properties()
    {
        HashSet<string> known = new(StringComparer.Ordinal);
        foreach (JsonProperty property in Require(JsonValueKind.Object, "an object").EnumerateObject())
        {
            ConfigurationNode found = Node(property.Value, property.Name);
            yield return known.Add(property.Name) ? (property.Name, found) : throw found.Wrong("it is there twice");
        }
    }

    /// <summary>The items of a list; one value is a list of it.</summary>
    public IEnumerable<ConfigurationNode> Items() => value.ValueKind == JsonValueKind.Array
        ? value.EnumerateArray().Select((item, index) => new ConfigurationNode(file, item, $"{path}[{index}]", lines))
        : [this];

    /// <summary>A text that is not empty.</summary>
    public string Text() => Require(JsonValueKind.String, "a text").GetString() is { Length: > 0 } text ? text : throw Wrong("it is empty");

    /// <summary>Whether it is so.</summary>
    public bool Truth() => value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean() : throw Wrong("it must be true or false");

    /// <summary>A whole number.</summary>
    public int Integer(int least) => value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out int number) && number >= least ? number : throw Wrong($"it must be a whole number, {least} or more");

    /// <summary>An amount of money.</summary>
    public decimal Amount() => value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out decimal number) && number >= 0 ? number : throw Wrong("it must be a number, 0 or more");

    /// <summary>Its JSON.</summary>
    public string Raw() => value.GetRawText();

    /// <summary>Refuses all properties but these.</summary>
    public ConfigurationNode Only(params ReadOnlySpan<string> names)
    {
        foreach ((string name, ConfigurationNode found) in Properties())
        {
            if (!names.Contains(name))
                throw found.Wrong($"there is no such key; there are {string.Join(", ", names.ToArray())}");
        }

        return this;
    }

    /// <summary>What to throw when something is wrong with it.</summary>
    public AgentOSException Wrong(string problem) =>
        new(LlmErrors.BadConfiguration, "read", file, $"line {lines.GetValueOrDefault(path, 1)}{(path.Length == 0 ? "" : $", '{path}'")}: {problem}");

    private JsonElement Require(JsonValueKind kind, string what) => value.ValueKind == kind ? value : throw Wrong($"it must be {what}");

    private ConfigurationNode Node(JsonElement child, string name) => new(file, child, JsonLines.Join(path, name), lines);
}
