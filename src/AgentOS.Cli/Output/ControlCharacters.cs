using System.Globalization;
using System.Text;

namespace AgentOS.Cli.Output;

/// <summary>
/// Makes text harmless on a terminal. A file name can hold escape sequences that rewrite the screen or answer for the user (ECMA-48 C0 and
/// C1 controls), and characters that reorder what is read (Unicode bidirectional formatting, UAX #9).
/// </summary>
internal static class ControlCharacters
{
    /// <summary>Every control character as <c>\n</c>, <c>\t</c>, <c>\r</c>, <c>\xHH</c> or <c>\u{HHHH}</c>; other text unchanged.</summary>
    public static string Escape(string text)
    {
        if (!text.Any(IsControl))
            return text;
        StringBuilder escaped = new(text.Length + 8);
        foreach (char character in text)
            escaped.Append(IsControl(character) ? Name(character) : character.ToString());
        return escaped.ToString();
    }

    /// <summary>The same for a text of several lines: line ends and tabs stay.</summary>
    public static string EscapeLines(string text) =>
        string.Join('\n', text.Split('\n').Select(line => string.Join('\t', line.TrimEnd('\r').Split('\t').Select(Escape))));

    private static bool IsControl(char character) =>
        char.IsControl(character) || character is '\u2028' or '\u2029' || char.GetUnicodeCategory(character) == UnicodeCategory.Format;

    private static string Name(char character) => character switch
    {
        '\n' => "\\n",
        '\t' => "\\t",
        '\r' => "\\r",
        <= '\xFF' => $"\\x{(int)character:X2}",
        _ => $"\\u{{{(int)character:X4}}}",
    };
}
