using System.Text;

namespace AgentOS.Cli.Markdown;

/// <summary>A row of a terminal.</summary>
internal sealed class StyledLine
{
    private readonly List<StyledText> _pieces;

    public StyledLine(params IEnumerable<StyledText> pieces) => _pieces = [.. pieces];

    /// <summary>In cells.</summary>
    public int Width => _pieces.Sum(piece => piece.Width);

    /// <summary>The same with something before it.</summary>
    public StyledLine After(StyledText prefix) => new(_pieces.Prepend(prefix));

    /// <summary>The same, filled up with blanks.</summary>
    /// <param name="before">Cells before it.</param>
    /// <param name="after">Cells behind it.</param>
    public StyledLine Padded(int before, int after) => new([Blank(before), .. _pieces, Blank(after)]);

    /// <summary>Several side by side.</summary>
    public static StyledLine Join(IEnumerable<StyledLine> parts, StyledText between) =>
        new(parts.SelectMany((part, index) => index == 0 ? part._pieces : part._pieces.Prepend(between)));

    /// <summary>With the terminal's sequences, once for what looks the same.</summary>
    public override string ToString()
    {
        StringBuilder row = new();
        for (int start = 0, end; start < _pieces.Count; start = end)
        {
            TextStyle style = _pieces[start].Style;
            for (end = start + 1; end < _pieces.Count && _pieces[end].Style == style;)
                end++;
            row.Append(new StyledText(string.Concat(_pieces[start..end].Select(piece => piece.Text)), style));
        }

        return row.ToString().TrimEnd(' ');
    }

    private static StyledText Blank(int cells) => new(new string(' ', cells), TextStyle.None);
}
