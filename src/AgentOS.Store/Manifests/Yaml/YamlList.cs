namespace AgentOS.Store.Manifests.Yaml;

/// <summary>A list.</summary>
internal sealed record YamlList(YamlPosition Position, IReadOnlyList<YamlNode> Items) : YamlNode(Position)
{
    public override string Kind => "a list";
}
