namespace AgentOS.Store.Manifests.Yaml;

/// <summary>A place in a file, both counted from 1.</summary>
internal readonly record struct YamlPosition(int Line, int Column)
{
    public static YamlPosition Start { get; } = new(1, 1);
}
