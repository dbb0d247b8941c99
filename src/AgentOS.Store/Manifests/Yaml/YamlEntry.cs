namespace AgentOS.Store.Manifests.Yaml;

/// <summary>A key of a map, where it stands, and its value.</summary>
internal sealed record YamlEntry(YamlPosition Position, YamlNode Value);
