using System.Globalization;
using System.Text;

namespace AgentOS.Store.Texts;

/// <summary>
/// Which characters may stand in texts of strangers that people read. What moves the cursor or colours the screen (ECMA-48, C0 and C1), reorders what is read
/// (Unicode bidirectional formatting, UAX #9) or cannot be seen at all may not: with it, an agent writes its own approval.
/// </summary>
public static class VisibleText
{
    // Letters and symbols by category that are drawn as nothing or as a blank (Unicode, Default_Ignorable_Code_Point, and U+2800).
    private static readonly SortedSet<int> s_blank = [0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2800, 0x3164, 0xFFA0];

    private const int ZeroWidthJoiner = 0x200D;

    /// <summary>The text with everything unseen written out, as in <c>\u{202E}</c>. Of line ends and tabs remains a space.</summary>
    public static string Of(string text)
    {
        if (IsOneLine(text))
            return text;
        StringBuilder shown = new(text.Length + 8);
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (rune.Value is '\n' or '\r' or '\t')
                shown.Append(' ');
            else if (IsUnseen(rune))
                shown.Append(CultureInfo.InvariantCulture, $"\\u{{{rune.Value:X4}}}");
            else
                shown.Append(rune);
        }

        return shown.ToString();
    }

    /// <summary>The first character that may not be in it, and its index; null when there is none. Line ends and tabs may be in it.</summary>
    internal static (int Index, int Value)? FirstUnseen(ReadOnlySpan<char> text)
    {
        int previous = 0;
        for (int index = 0; index < text.Length;)
        {
            bool isWhole = Rune.DecodeFromUtf16(text[index..], out Rune rune, out int length) == System.Buffers.OperationStatus.Done;
            if (!isWhole || (IsUnseen(rune) && rune.Value is not ('\n' or '\r' or '\t') && !JoinsSymbols(rune, previous)))
                return (index, isWhole ? rune.Value : text[index]);
            (previous, index) = (rune.Value, index + length);
        }

        return null;
    }

    private static bool IsOneLine(string text) => FirstUnseen(text) is null && text.AsSpan().IndexOfAny("\n\r\t\u200D") < 0;

    private static bool IsUnseen(Rune rune) => Rune.GetUnicodeCategory(rune) is
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or
        UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned || s_blank.Contains(rune.Value);

    // Pictures of several people are made of several pictures (UTS #51, 2.2).
    private static bool JoinsSymbols(Rune rune, int previous) =>
        rune.Value == ZeroWidthJoiner && previous is >= 0x2190 and (< 0x2800 or (>= 0xFE00 and <= 0xFE0F) or (>= 0x1F000 and <= 0x1FAFF));
}
