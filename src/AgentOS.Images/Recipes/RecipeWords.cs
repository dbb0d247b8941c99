using System.Text;
using System.Text.Json;

namespace AgentOS.Images.Recipes;

/// <summary>Splits arguments into words: quotes group and go, a backslash takes the next character as it is, variables are replaced except between single quotes.</summary>
/// <param name="variable">A variable's value; null where it has none.</param>
internal sealed class RecipeWords(Func<string, string?> variable)
{
    /// <summary>The words.</summary>
    public IReadOnlyList<string> Split(RecipeLine line, string text)
    {
        List<string> words = [];
        StringBuilder word = new();
        bool isWord = false;
        char quote = '\0';
        for (int at = 0; at < text.Length; at++)
        {
            char letter = text[at];
            if (quote == '\0' && char.IsWhiteSpace(letter))
            {
                if (isWord)
                    words.Add(word.ToString());
                word.Clear();
                isWord = false;
                continue;
            }

            isWord = true;
            if (letter == quote)
                quote = '\0';
            else if (quote == '\0' && letter is '"' or '\'' && quote == '\0')
                quote = letter;
            else if (letter == '\\' && quote != '\'' && at + 1 < text.Length)
                word.Append(text[++at]);
            else if (letter == '$' && quote != '\'')
                at += Replace(line, text.AsSpan(at), word) - 1;
            else
                word.Append(letter);
        }

        if (quote != '\0')
            throw line.Refuse($"a {quote} that is not closed");
        if (isWord)
            words.Add(word.ToString());
        return words;
    }

    /// <summary>The one word that is there.</summary>
    public string One(RecipeLine line) => Split(line, line.Arguments) is [var word] ? word : throw line.Refuse("it takes one word; put quotes around spaces");

    /// <summary>NAME=VALUE pairs.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Pairs(RecipeLine line)
    {
        IReadOnlyList<string> words = Split(line, line.Arguments);
        // ENV NAME VALUE, the old form.
        if (line.Instruction == "ENV" && words.Count > 1 && !words[0].Contains('='))
            return [new(words[0], string.Join(' ', words.Skip(1)))];
        return [.. words.Select(word => word.IndexOf('=') is > 0 and var equals ? new KeyValuePair<string, string>(word[..equals], word[(equals + 1)..]) : throw line.Refuse($"'{word}' is not NAME=VALUE"))];
    }

    /// <summary>The words of a list in JSON; null when it is none, which is a shell's command.</summary>
    public static IReadOnlyList<string>? TryList(string arguments)
    {
        if (!arguments.StartsWith('['))
            return null;
        try
        {
            using JsonDocument list = JsonDocument.Parse(arguments);
            return [.. list.RootElement.EnumerateArray().Select(element => element.GetString() ?? throw new InvalidOperationException())];
        }
        catch (Exception other) when (other is JsonException or InvalidOperationException)
        {
            // As Docker: what is no list is a command that begins with a bracket.
            return null;
        }
    }

    // $NAME, ${NAME}, ${NAME:-other}, ${NAME:+other}; how many characters it is.
    private int Replace(RecipeLine line, ReadOnlySpan<char> text, StringBuilder word)
    {
        bool isBraced = text.Length > 1 && text[1] == '{';
        int start = isBraced ? 2 : 1, end = start;
        while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] == '_'))
            end++;
        if (end == start && !isBraced)
        {
            word.Append('$');
            return 1;
        }

        string? value = variable(text[start..end].ToString());
        if (!isBraced)
        {
            word.Append(value);
            return end;
        }

        int close = text.IndexOf('}');
        if (end == start || close < 0)
            throw line.Refuse("${ that is not closed, or has no name");
        string rest = text[end..close].ToString();
        word.Append(rest switch
        {
            "" => value,
            [':', '-', .. var other] => string.IsNullOrEmpty(value) ? other : value,
            [':', '+', .. var other] => string.IsNullOrEmpty(value) ? "" : other,
            _ => throw line.Refuse($"${{{text[start..close]}}} is not supported; :- and :+ are"),
        });
        return close + 1;
    }
}
