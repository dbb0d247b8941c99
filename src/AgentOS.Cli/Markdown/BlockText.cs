using System.Runtime.CompilerServices;
using Markdig.Extensions.Tables;
using Markdig.Syntax;

namespace AgentOS.Cli.Markdown;

/// <summary>The blocks of a document as rows of a terminal.</summary>
internal static class BlockText
{
    // Deeper nesting is not worth narrower rows.
    private const int LeastWidth = 10;
    private const string Bullet = "• ", Quote = "│ ", CodeIndent = "    ", Tab = "    ";

    /// <summary>The rows of a container's blocks, with an empty one between two.</summary>
    /// <exception cref="InsufficientExecutionStackException">It is nested too deeply.</exception>
    public static IReadOnlyList<StyledLine> Of(ContainerBlock container, int width)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        List<StyledLine> lines = [];
        bool isTight = container is ListItemBlock { Parent: ListBlock { IsLoose: false } };
        foreach (Block block in container)
        {
            IReadOnlyList<StyledLine> rows = Of(block, Math.Max(width, LeastWidth));
            if (lines.Count > 0 && rows.Count > 0 && !isTight)
                lines.Add(new StyledLine());
            lines.AddRange(rows);
        }

        return lines;
    }

    private static IReadOnlyList<StyledLine> Of(Block block, int width) => block switch
    {
        HeadingBlock heading => TextWrap.Wrap(InlineText.Of(heading.Inline, heading.Level == 1 ? TextStyle.Bold | TextStyle.Underlined : TextStyle.Bold), width),
        Table table => TableText.Of(table, width),
        ListBlock list => List(list, width),
        QuoteBlock quote => [.. Of((ContainerBlock)quote, width - Quote.Length).Select(line => line.After(new StyledText(Quote, TextStyle.Dim)))],
        ThematicBreakBlock => [new StyledLine(new StyledText(new string('─', Math.Min(width, 40)), TextStyle.Dim))],
        LinkReferenceDefinitionGroup => [],
        CodeBlock code => [.. Lines(code).Select(line => new StyledLine(new StyledText(CodeIndent + line, TextStyle.Coloured)))],
        LeafBlock { Inline: { } inline } => TextWrap.Wrap(InlineText.Of(inline, TextStyle.None), width),
        LeafBlock leaf => [.. Lines(leaf).Select(line => new StyledLine(new StyledText(line, TextStyle.None)))],
        ContainerBlock container => Of(container, width),
        _ => [],
    };

    private static List<StyledLine> List(ListBlock list, int width)
    {
        List<StyledLine> lines = [];
        int number = int.TryParse(list.OrderedStart, out int start) ? start : 1, digits = $"{number + list.Count - 1}".Length;
        foreach (ListItemBlock item in list.OfType<ListItemBlock>())
        {
            string mark = list.IsOrdered ? $"{number++}. ".PadLeft(digits + 2) : Bullet;
            if (list.IsLoose && lines.Count > 0)
                lines.Add(new StyledLine());
            IReadOnlyList<StyledLine> rows = Of(item, width - mark.Length);
            lines.AddRange(rows.Take(1).DefaultIfEmpty(new StyledLine()).Select(row => row.After(new StyledText(mark, TextStyle.None))));
            lines.AddRange(rows.Skip(1).Select(row => row.After(new StyledText(new string(' ', mark.Length), TextStyle.None))));
        }

        return lines;
    }

    // Code is not wrapped by us: whoever copies it from the terminal gets it as it was.
    private static IEnumerable<string> Lines(LeafBlock block) =>
        block.Lines.Lines is { } lines ? lines.Take(block.Lines.Count).Select(line => line.Slice.ToString().Replace("\t", Tab, StringComparison.Ordinal)) : [];
}
