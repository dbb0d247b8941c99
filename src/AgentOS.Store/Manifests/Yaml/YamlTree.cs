using AgentOS.Store.Manifests.Findings;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace AgentOS.Store.Manifests.Yaml;

/// <summary>
/// Builds the tree of one YAML document from the parser's events. A manifest is data from strangers, so the parts of YAML that make a small file large or
/// a value something else are refused: anchors and aliases, tags, keys twice, nesting without end, a second document.
/// </summary>
internal sealed class YamlTree
{
    private const int Deepest = 12;

    private readonly IParser _events;
    private readonly ManifestFindings _findings;

    private YamlTree(IParser events, ManifestFindings findings) => (_events, _findings) = (events, findings);

    /// <returns>Null when there is no document or it cannot be read; the findings say why.</returns>
    public static YamlNode? Parse(string text, ManifestFindings findings)
    {
        Parser events = new(new StringReader(text));
        try
        {
            return new YamlTree(events, findings).Document();
        }
        catch (YamlException problem)
        {
            findings.Error(At(problem.Start), "", $"this is no YAML: {problem.InnerException?.Message ?? problem.Message}");
        }
        catch (Exception problem) when (problem is InvalidOperationException or ArgumentException or IndexOutOfRangeException)
        {
            // The parser's own way to say of some broken files that they are; found by random tests.
            findings.Error(events.Current is { } last ? At(last.End) : YamlPosition.Start, "", "this is no YAML after here");
        }

        return null;
    }

    private YamlNode? Document()
    {
        _events.Consume<StreamStart>();
        if (!_events.TryConsume<DocumentStart>(out _))
            return null;
        YamlNode root = Node(depth: 0);
        _events.Consume<DocumentEnd>();
        if (_events.Accept<DocumentStart>(out DocumentStart? second))
            _findings.Error(At(second.Start), "", "a manifest is one document; this begins a second one");
        return root;
    }

    private YamlNode Node(int depth)
    {
        if (depth > Deepest)
            throw new YamlException(_events.Current!.Start, _events.Current.End, $"it is nested more than {Deepest} deep");
        if (_events.TryConsume<AnchorAlias>(out AnchorAlias? alias))
            throw new YamlException(alias.Start, alias.End, "aliases (*name) are not used in manifests; write the value again");
        if (!_events.Accept<NodeEvent>(out NodeEvent? node))
            throw new YamlException(_events.Current!.Start, _events.Current.End, "here a value is expected");
        Plain(node);
        return node switch
        {
            SequenceStart => List(depth),
            MappingStart => Map(depth),
            _ => Scalar(_events.Consume<Scalar>()),
        };
    }

    private static YamlScalar Scalar(Scalar scalar) => new(At(scalar.Start), scalar.Value, scalar.Style == ScalarStyle.Plain);

    private YamlList List(int depth)
    {
        YamlPosition start = At(_events.Consume<SequenceStart>().Start);
        List<YamlNode> items = [];
        while (!_events.TryConsume<SequenceEnd>(out _))
            items.Add(Node(depth + 1));
        return new YamlList(start, items);
    }

    private YamlMap Map(int depth)
    {
        YamlPosition start = At(_events.Consume<MappingStart>().Start);
        Dictionary<string, YamlEntry> entries = new(StringComparer.Ordinal);
        while (!_events.TryConsume<MappingEnd>(out _))
        {
            if (!_events.Accept<Scalar>(out Scalar? key))
                throw new YamlException(_events.Current!.Start, _events.Current.End, "a key must be a word");
            Plain(key);
            _events.Consume<Scalar>();
            YamlNode value = Node(depth + 1);
            if (!entries.TryAdd(key.Value, new YamlEntry(At(key.Start), value)))
                _findings.Error(At(key.Start), key.Value, "this key is here twice");
        }

        return new YamlMap(start, entries);
    }

    private void Plain(NodeEvent node)
    {
        if (!node.Anchor.IsEmpty)
            _findings.Error(At(node.Start), "", "anchors (&name) are not used in manifests");
        if (!node.Tag.IsEmpty)
            _findings.Error(At(node.Start), "", "tags (!name) are not used in manifests");
    }

    private static YamlPosition At(Mark mark) => new((int)mark.Line, (int)mark.Column);
}
