using System.Globalization;
using AgentOS.Store.Manifests.Findings;
using AgentOS.Store.Manifests.Yaml;
using AgentOS.Store.Texts;

namespace AgentOS.Store.Manifests.Reading;

/// <summary>Reads the keys of one map, tells of what has the wrong form, and in the end of keys nobody asked for.</summary>
internal sealed class FieldReader(YamlMap map, string path, ManifestFindings findings)
{
    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);

    /// <summary>Where the map begins.</summary>
    public YamlPosition Position => map.Position;

    /// <summary>A node that must be a map; an empty one in its place when it is not.</summary>
    public static FieldReader Of(YamlNode node, string path, ManifestFindings findings)
    {
        if (node is YamlMap map)
            return new FieldReader(map, path, findings);
        findings.Error(node.Position, path, $"here a map of keys is expected, this is {node.Kind}");
        return new FieldReader(YamlMap.Empty(node.Position), path, findings);
    }

    /// <summary>Where a key's value begins; the map's own beginning when it is missing.</summary>
    public YamlPosition At(string key) => map.Entries.TryGetValue(key, out YamlEntry? entry) ? entry.Value.Position : Position;

    /// <summary>Its full name.</summary>
    public string Name(string key) => path.Length == 0 ? key : $"{path}.{key}";

    public bool Has(string key) => Find(key) is not null;

    public void Error(string key, string message) => findings.Error(At(key), Name(key), message);

    public void Warn(string key, string message) => findings.Warn(At(key), Name(key), message);

    /// <summary>A text that must be there; empty when it is not, which is told.</summary>
    public string Required(string key, TextRule rule)
    {
        if (Text(key, rule) is { } text)
            return text;
        if (!Has(key))
            findings.Error(Position, Name(key), "this key is required");
        return "";
    }

    /// <summary>A text that follows a rule; null when it is missing or, which is told, does not.</summary>
    public string? Text(string key, TextRule rule)
    {
        if (Find(key) is not { } node)
            return null;
        if (node is not YamlScalar scalar)
        {
            Error(key, $"here a text is expected, this is {node.Kind}");
            return null;
        }

        if (rule.Problem(scalar.Value) is not { } problem)
            return scalar.Value;
        Error(key, problem);
        return null;
    }

    /// <summary>A truth value.</summary>
    public bool Flag(string key, bool otherwise)
    {
        switch (Find(key))
        {
            case null:
                return otherwise;
            case YamlScalar { IsPlain: true, Value: "true" or "True" or "TRUE" }: // YAML 1.2.2, 10.3.2
                return true;
            case YamlScalar { IsPlain: true, Value: "false" or "False" or "FALSE" }:
                return false;
            default:
                Error(key, "write true or false, without quotation marks");
                return otherwise;
        }
    }

    /// <summary>One word of a few.</summary>
    public T Word<T>(string key, T otherwise, params ReadOnlySpan<(string Word, T Meaning)> words)
    {
        if (Text(key, TextRule.Line) is not { } text)
            return otherwise;
        foreach ((string word, T meaning) in words)
        {
            if (word == text)
                return meaning;
        }

        List<string> known = [];
        foreach ((string word, _) in words)
            known.Add(word);
        Error(key, $"'{Short(text)}' is none of {string.Join(", ", known)}");
        return otherwise;
    }

    /// <summary>Another map below this one; one without keys when it is missing.</summary>
    public FieldReader Section(string key) =>
        Find(key) is { } node ? Of(node, Name(key), findings) : new FieldReader(YamlMap.Empty(Position), Name(key), findings);

    /// <summary>The entries of a list with their full names; none when it is missing or, which is told, no list or too long.</summary>
    public IReadOnlyList<(YamlNode Node, string Name)> List(string key, int most)
    {
        switch (Find(key))
        {
            case null:
                return [];
            case YamlList list when list.Items.Count <= most:
                return [.. list.Items.Select((item, index) => (item, string.Create(CultureInfo.InvariantCulture, $"{Name(key)}[{index}]")))];
            case YamlList list:
                Error(key, $"these are {list.Items.Count} entries; {most} are the most that anybody could review");
                return [];
            default:
                Error(key, "here a list is expected");
                return [];
        }
    }

    /// <summary>The texts of a list.</summary>
    public IReadOnlyList<string> Texts(string key, int most, TextRule rule)
    {
        List<string> texts = [];
        foreach ((YamlNode node, string name) in List(key, most))
        {
            string? problem = node is YamlScalar scalar ? rule.Problem(scalar.Value) : $"here a text is expected, this is {node.Kind}";
            if (problem is null)
                texts.Add(((YamlScalar)node).Value);
            else
                findings.Error(node.Position, name, problem);
        }

        return texts;
    }

    /// <summary>Says of keys that are known from elsewhere what becomes of them here.</summary>
    public void Ignore(string why, params ReadOnlySpan<string> keys)
    {
        foreach (string key in keys)
        {
            if (Has(key))
                findings.Warn(map.Entries[key].Position, Name(key), why);
        }
    }

    /// <summary>Tells of the keys nobody has asked for.</summary>
    public void WarnOfUnknown()
    {
        foreach ((string key, YamlEntry entry) in map.Entries.Where(entry => !_asked.Contains(entry.Key)))
        {
            string hint = !findings.IsFull && Spelling.Nearest(key, _asked) is { } meant ? $"; did you mean {meant}?" : "";
            findings.Warn(entry.Position, Name(Short(key)), $"this key is not known and ignored{hint}");
        }
    }

    internal static string Short(string text) => text.Length <= 60 ? text : text[..57] + "…";

    private YamlNode? Find(string key)
    {
        _asked.Add(key);
        return map.Entries.TryGetValue(key, out YamlEntry? entry) && entry.Value is not YamlScalar { IsNull: true } ? entry.Value : null;
    }
}
