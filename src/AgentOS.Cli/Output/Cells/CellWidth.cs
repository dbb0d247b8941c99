using System.Globalization;
using System.Text;

namespace AgentOS.Cli.Output.Cells;

/// <summary>How many cells of a terminal a text takes. Text must be one that can be seen: control characters have no width.</summary>
internal static class CellWidth
{
    private const int EmojiPresentation = 0xFE0F, FirstRegionalIndicator = 0x1F1E6, LastRegionalIndicator = 0x1F1FF;

    /// <summary>Cells of a text.</summary>
    public static int Of(ReadOnlySpan<char> text)
    {
        int width = 0;
        while (!text.IsEmpty)
        {
            int length = StringInfo.GetNextTextElementLength(text);
            width += OfElement(text[..length]);
            text = text[length..];
        }

        return width;
    }

    /// <summary>Cells of what a person calls one character (UAX #29): as wide as its widest part.</summary>
    public static int OfElement(ReadOnlySpan<char> element)
    {
        int width = 0;
        foreach (Rune rune in element.EnumerateRunes())
            width = Math.Max(width, OfRune(rune));
        return width;
    }

    private static int OfRune(Rune rune) => rune.Value switch
    {
        >= ' ' and <= '~' => 1,
        EmojiPresentation or (>= FirstRegionalIndicator and <= LastRegionalIndicator) => 2,
        _ => Rune.GetUnicodeCategory(rune) switch
        {
            UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format or UnicodeCategory.Control => 0,
            _ => WideCharacters.Contains(rune.Value) ? 2 : 1,
        },
    };
}
