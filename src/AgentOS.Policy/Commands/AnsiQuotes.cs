using System.Globalization;
using System.Text;

namespace AgentOS.Policy.Commands;

/// <summary>The text in <c>$'…'</c>, whose escapes spell any character (bash manual, ANSI-C Quoting).</summary>
internal static class AnsiQuotes
{
    /// <summary>Reads up to the closing quote and over it.</summary>
    /// <exception cref="FormatException">It does not come.</exception>
    public static string Read(ShellSource source)
    {
        StringBuilder text = new();
        while (source.Current != '\'')
        {
            if (source.IsAtEnd)
                throw new FormatException("a ' is missing");
            char character = source.Take();
            text.Append(character == '\\' && !source.IsAtEnd ? Escape(source) : character);
        }

        source.Skip();
        return text.ToString();
    }

    private static char Escape(ShellSource source) => source.Take() switch
    {
        'x' => Number(source, "", 16, 2),
        'u' => Number(source, "", 16, 4),
        >= '0' and <= '7' and var digit => Number(source, digit.ToString(), 8, 3),
        'n' => '\n',
        't' => '\t',
        'r' => '\r',
        'e' or 'E' => '\u001b',
        var other => other,
    };

    private static char Number(ShellSource source, string begun, int radix, int most)
    {
        string digits = begun;
        while (digits.Length < most && IsDigit(source.Current, radix))
            digits += source.Take();
        return digits.Length == 0 ? '\0' : (char)Convert.ToInt32(digits, radix);
    }

    private static bool IsDigit(char character, int radix) =>
        int.TryParse(character.ToString(), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out int value) && value < radix;
}
