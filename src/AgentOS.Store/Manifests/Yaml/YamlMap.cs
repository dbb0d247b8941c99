namespace AgentOS.Store.Manifests.Yaml;

/// <summary>Keys with values, each key once.</summary>
internal sealed record YamlMap(YamlPosition Position, IReadOnlyDictionary<string, YamlEntry> Entries) : YamlNode(Position)
{
    public override string Kind => "a map of keys";

    public static YamlMap Empty(YamlPosition at) => new(at, new Dictionary<string, YamlEntry>(StringComparer.Ordinal));
}
