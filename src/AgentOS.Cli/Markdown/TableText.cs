using Markdig.Extensions.Tables;
using Markdig.Syntax;

namespace AgentOS.Cli.Markdown;

/// <summary>A table within the terminal's width: columns that need little room have it, the others share the rest and break their cells.</summary>
internal static class TableText
{
    private const int LeastColumn = 3;
    private static readonly StyledText s_between = new(" │ ", TextStyle.Dim), s_crossing = new("─┼─", TextStyle.Dim);

    /// <summary>The rows of a table.</summary>
    public static IReadOnlyList<StyledLine> Of(Table table, int width)
    {
        // Markdig makes rows without cells, too.
        IReadOnlyList<StyledText>[][] rows = [.. table.OfType<TableRow>().Select(row => row.OfType<TableCell>().Select(cell => Text(cell, row.IsHeader)).ToArray()).Where(row => row.Length > 0)];
        if (rows.Length == 0)
            return [];
        int columns = rows.Max(row => row.Length);
        int[] widths = Share([.. Enumerable.Range(0, columns).Select(column => rows.Max(row => column < row.Length ? WidthOf(row[column]) : 0))], width - (s_between.Width * (columns - 1)));
        List<StyledLine> lines = [];
        foreach ((IReadOnlyList<StyledText>[] row, int index) in rows.Select((row, index) => (row, index)))
        {
            lines.AddRange(Row(row, widths, table));
            if (index == 0)
                lines.Add(StyledLine.Join(widths.Select(each => new StyledLine(new StyledText(new string('─', each), TextStyle.Dim))), s_crossing));
        }

        return lines;
    }

    private static IEnumerable<StyledLine> Row(IReadOnlyList<StyledText>[] cells, int[] widths, Table table)
    {
        IReadOnlyList<StyledLine>[] wrapped = [.. widths.Select((width, column) => column < cells.Length ? TextWrap.Wrap(cells[column], width) : [])];
        for (int line = 0; line < wrapped.Max(cell => cell.Count); line++)
            yield return StyledLine.Join(wrapped.Select((cell, column) => Align(line < cell.Count ? cell[line] : new StyledLine(), widths[column], AlignmentOf(table, column))), s_between);
    }

    // What fits into an equal share is given; what others need less is shared by the rest.
    private static int[] Share(int[] wanted, int room)
    {
        int[] widths = new int[wanted.Length];
        int left = wanted.Length;
        foreach (int column in Enumerable.Range(0, wanted.Length).OrderBy(column => wanted[column]))
        {
            widths[column] = Math.Max(LeastColumn, Math.Min(wanted[column], room / left--));
            room -= widths[column];
        }

        return widths;
    }

    private static StyledLine Align(StyledLine line, int width, TableColumnAlign? alignment)
    {
        int free = Math.Max(0, width - line.Width), before = alignment switch
        {
            TableColumnAlign.Right => free,
            TableColumnAlign.Center => free / 2,
            _ => 0,
        };
        return line.Padded(before, free - before);
    }

    private static TableColumnAlign? AlignmentOf(Table table, int column) => column < table.ColumnDefinitions.Count ? table.ColumnDefinitions[column].Alignment : null;

    private static IReadOnlyList<StyledText> Text(TableCell cell, bool isHeader) =>
        [.. cell.OfType<LeafBlock>().SelectMany(block => InlineText.Of(block.Inline, isHeader ? TextStyle.Bold : TextStyle.None))];

    private static int WidthOf(IReadOnlyList<StyledText> text) => text.Sum(piece => piece.Width);
}
