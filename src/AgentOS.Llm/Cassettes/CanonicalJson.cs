using System.Text.Json;
using AgentOS.Llm.Streams;

namespace AgentOS.Llm.Cassettes;

/// <summary>JSON without white space, its properties sorted: two texts of the same value are the same.</summary>
internal sealed class CanonicalJson : JsonCopy
{
    /// <summary>The only one.</summary>
    public static CanonicalJson Instance { get; } = new();

    protected override IEnumerable<JsonProperty> PropertiesOf(JsonElement value) => value.EnumerateObject().OrderBy(property => property.Name, StringComparer.Ordinal);
}
