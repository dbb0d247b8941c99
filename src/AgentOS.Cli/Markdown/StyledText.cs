using AgentOS.Cli.Output.Cells;
using AgentOS.Store.Texts;

namespace AgentOS.Cli.Markdown;

/// <summary>
/// A piece of text with one look. Whatever it is made of, it can be seen and moves no cursor: characters that do are written out, also those that Markdown itself makes
/// (<c>&amp;#27;</c>).
/// </summary>
internal readonly record struct StyledText
{
    private const string Normal = "\e[0m";
    private static readonly (TextStyle Style, int Parameter)[] s_parameters =
    [
        (TextStyle.Bold, 1), (TextStyle.Dim, 2), (TextStyle.Italic, 3), (TextStyle.Underlined, 4), (TextStyle.StruckOut, 9), (TextStyle.Coloured, 36),
    ]; // ECMA-48, SGR

    /// <param name="text">Of one line.</param>
    /// <param name="style">Its look.</param>
    public StyledText(string text, TextStyle style) => (Text, Style) = (VisibleText.Of(text), style);

    public string Text { get; }

    public TextStyle Style { get; }

    /// <summary>In cells.</summary>
    public int Width => CellWidth.Of(Text);

    /// <summary>With the terminal's sequences around it.</summary>
    public override string ToString()
    {
        TextStyle style = Style;
        return style == TextStyle.None ? Text : $"\e[{string.Join(';', s_parameters.Where(each => style.HasFlag(each.Style)).Select(each => each.Parameter))}m{Text}{Normal}";
    }
}
