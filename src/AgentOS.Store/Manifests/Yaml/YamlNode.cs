namespace AgentOS.Store.Manifests.Yaml;

/// <summary>A value of a YAML document and where it begins.</summary>
internal abstract record YamlNode(YamlPosition Position)
{
    /// <summary>What it is, for people.</summary>
    public abstract string Kind { get; }
}
