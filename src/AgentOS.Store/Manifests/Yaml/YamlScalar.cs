namespace AgentOS.Store.Manifests.Yaml;

/// <summary>A text, number or truth value, as it was written.</summary>
/// <param name="Position">Where it begins.</param>
/// <param name="Value">Escapes resolved.</param>
/// <param name="IsPlain">Whether it was written without quotation marks.</param>
internal sealed record YamlScalar(YamlPosition Position, string Value, bool IsPlain) : YamlNode(Position)
{
    public override string Kind => "a text";

    /// <summary>Nothing at all, in one of YAML's spellings (YAML 1.2.2, 10.3.2).</summary>
    public bool IsNull => IsPlain && Value is "" or "~" or "null" or "Null" or "NULL";
}
