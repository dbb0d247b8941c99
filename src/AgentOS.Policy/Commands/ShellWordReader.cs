using System.Text;

namespace AgentOS.Policy.Commands;

/// <summary>Reads one word: quotes, variables and substitutions. POSIX Shell Command Language, 2.2, 2.3 and 2.6; with <c>$'…'</c> and <c>&lt;(…)</c> of bash.</summary>
/// <param name="source">Where.</param>
/// <param name="depth">How deep it is nested.</param>
/// <param name="substituted">Takes the script of each substitution, what ends it, and how deep it is nested.</param>
internal sealed class ShellWordReader(ShellSource source, int depth, Action<ShellSource, char, int> substituted)
{
    private const string Separators = " \t\n;&|<>()";

    private readonly StringBuilder _text = new();
    private int _depth = depth;
    private bool _isKnown = true;
    private bool _isOpen;
    private bool _isBare = true;

    /// <summary>Reads the word that begins here.</summary>
    public ShellWord Read()
    {
        while (!source.IsAtEnd && (!Separators.Contains(source.Current, StringComparison.Ordinal) || IsProcessSubstitution()))
            ReadPart();
        return new ShellWord(_text.ToString(), _isKnown, _isBare);
    }

    /// <summary>Reads what can be substituted in text that is otherwise taken as it is, to its end.</summary>
    public void ReadText()
    {
        while (!source.IsAtEnd)
            ReadQuotedPart();
    }

    private bool IsProcessSubstitution() => _text.Length == 0 && (source.IsNext("<(") || source.IsNext(">("));

    private void ReadPart()
    {
        switch (source.Current)
        {
            case '\\':
                ReadEscaped();
                break;
            case '\'':
                source.Skip();
                Quote(source.TakeUntil('\''));
                break;
            case '"':
                ReadDoubleQuotes();
                break;
            case '$' when source.TryTake("$'"):
                Quote(AnsiQuotes.Read(source));
                break;
            case '$' when source.Peek(1) == '"':
                source.Skip();
                break; // A string to translate.
            case '$':
                ReadDollar();
                break;
            case '`':
                ReadBackquotes();
                break;
            case '<' or '>':
                source.Skip(2);
                Compute("/dev/fd");
                substituted(source, ')', _depth + 1);
                break;
            default:
                ReadPlain(source.Take());
                break;
        }
    }

    // Patterns and braces become other words than are written; '[' and '{' by themselves do not.
    private void ReadPlain(char character)
    {
        _isKnown &= character is not ('*' or '?') && !(_isOpen && character is ']' or '}');
        _isOpen |= character is '[' or '{';
        _text.Append(character);
    }

    private void Quote(string text)
    {
        _isBare = false;
        _text.Append(text);
    }

    private void Compute(string shown)
    {
        _isKnown = false;
        _text.Append(shown);
    }

    private void ReadEscaped()
    {
        source.Skip();
        if (source.IsAtEnd)
            return;
        char escaped = source.Take();
        if (escaped != '\n')
            Quote(escaped.ToString());
    }

    private void ReadDoubleQuotes()
    {
        source.Skip();
        Quote("");
        while (source.Current != '"')
        {
            if (source.IsAtEnd)
                throw new FormatException("a \" is missing");
            ReadQuotedPart();
        }

        source.Skip();
    }

    private void ReadQuotedPart()
    {
        if (source.Current == '$')
            ReadDollar();
        else if (source.Current == '`')
            ReadBackquotes();
        else if (source.Current == '\\' && "$`\"\\\n".Contains(source.Peek(1), StringComparison.Ordinal))
            ReadEscaped();
        else
            _text.Append(source.Take());
    }

    private void ReadDollar()
    {
        source.Skip();
        if (source.TryTake("(("))
            ReadArithmetic();
        else if (source.TryTake("("))
            Substitute();
        else if (source.TryTake("{"))
            ReadParameter();
        else if (IsNameStart(source.Current) || "0123456789?!#@*$-".Contains(source.Current, StringComparison.Ordinal))
            Compute("$" + TakeName());
        else
            _text.Append('$');
    }

    private void Substitute()
    {
        Compute("$()");
        substituted(source, ')', _depth + 1);
    }

    private void ReadBackquotes()
    {
        source.Skip();
        StringBuilder script = new();
        while (source.Current != '`')
        {
            if (source.IsAtEnd)
                throw new FormatException("a ` is missing");
            if (source.Current == '\\' && "$`\\".Contains(source.Peek(1), StringComparison.Ordinal))
                source.Skip();
            script.Append(source.Take());
        }

        source.Skip();
        Compute("$()");
        substituted(new ShellSource(script.ToString()), ShellSource.End, _depth + 1);
    }

    private void ReadArithmetic()
    {
        Compute("$(())");
        Nest();
        for (int open = 2; open > 0;)
        {
            if (source.IsAtEnd)
                throw new FormatException("a ) is missing");
            if (source.Current is '$' or '`')
            {
                ReadQuotedPart();
                continue;
            }

            open += source.Current switch { '(' => 1, ')' => -1, _ => 0 };
            source.Skip();
        }

        _depth--;
    }

    private void ReadParameter()
    {
        string name = IsNameStart(source.Current) ? TakeName() : "";
        bool isPlain = source.Current == '}';
        Nest();
        while (source.Current != '}')
        {
            if (source.IsAtEnd)
                throw new FormatException("a } is missing");
            if (source.Current == '\'')
            {
                source.Skip();
                _ = source.TakeUntil('\'');
            }
            else if (source.Current == '"')
            {
                ReadDoubleQuotes();
            }
            else
            {
                ReadQuotedPart();
            }
        }

        source.Skip();
        _depth--;
        Compute(isPlain ? "$" + name : "${}");
    }

    private void Nest()
    {
        if (++_depth > ShellParser.MostNested)
            throw new FormatException($"it nests deeper than {ShellParser.MostNested} levels");
    }

    private string TakeName()
    {
        StringBuilder name = new();
        if (!IsNameStart(source.Current))
            return source.Take().ToString();
        while (IsNameStart(source.Current) || char.IsAsciiDigit(source.Current))
            name.Append(source.Take());
        return name.ToString();
    }

    private static bool IsNameStart(char character) => character == '_' || char.IsAsciiLetter(character);
}
