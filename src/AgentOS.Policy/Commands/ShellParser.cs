namespace AgentOS.Policy.Commands;

/// <summary>
/// Finds every program a script would start, in all its lists, pipelines, groups and substitutions. It follows POSIX sh and the common parts of bash; what it
/// cannot follow is an error, never nothing.
/// </summary>
internal sealed class ShellParser
{
    /// <summary>More is refused: nobody writes it, and every level costs stack.</summary>
    public const int MostNested = 32;

    /// <summary>Bounds the work of comparing pipelines with rules.</summary>
    public const int MostCommands = 500;

    // MAX_ARG_STRLEN of linux/binfmts.h: a longer script could not be handed to a shell.
    private const int MaximumLength = 128 * 1024;

    private const char Brace = '}';

    private readonly List<ShellCommand> _found;
    private readonly ShellSource _source;
    private readonly Queue<HereDocument> _documents = new();
    private readonly List<ShellCommand> _pipeline = [];
    private readonly char _end;
    private readonly int _depth;
    private ShellCommand? _current;
    private bool _isList;
    private int _cases;

    private ShellParser(ShellSource source, char end, List<ShellCommand> found, int depth)
    {
        if (depth > MostNested)
            throw new FormatException($"it nests deeper than {MostNested} levels");
        (_source, _end, _found, _depth) = (source, end, found, depth);
    }

    /// <summary>Reads a script.</summary>
    /// <exception cref="FormatException">It cannot be followed; says why.</exception>
    public static IReadOnlyList<ShellCommand> Parse(string script)
    {
        if (script.Length > MaximumLength || script.Contains('\0', StringComparison.Ordinal))
            throw new FormatException($"it is longer than {MaximumLength} characters or has a NUL");
        List<ShellCommand> found = [];
        new ShellParser(new ShellSource(script), ShellSource.End, found, 0).ReadList();
        return found;
    }

    private void ReadList()
    {
        while (!_source.IsAtEnd)
        {
            if (_end == ')' && _source.Current == ')' && _cases == 0)
            {
                _source.Skip();
                EndPipeline();
                return;
            }

            if (ReadNext())
                return;
        }

        EndPipeline();
        if (_end != ShellSource.End)
            throw new FormatException($"a {_end} is missing");
    }

    // True at the brace that ends a group.
    private bool ReadNext()
    {
        switch (_source.Current)
        {
            case ' ' or '\t' or '\r':
                _source.Skip();
                break;
            case '\\' when _source.Peek(1) == '\n':
                _source.Skip(2);
                break;
            case '#':
                SkipComment();
                break;
            case '\n':
                _source.Skip();
                EndPipeline();
                ReadDocuments();
                break;
            case ';':
                _source.Skip();
                EndPipeline();
                break;
            case '|':
                ReadPipe();
                break;
            case '(':
                ReadParenthesis();
                break;
            case ')' when _cases > 0:
                _source.Skip();
                (_current, _isList) = (null, false); // It was a pattern.
                break;
            case ')':
                throw new FormatException("a ( is missing");
            case '&' when !_source.IsNext("&>"):
                _source.Skip();
                EndPipeline();
                break;
            case '&':
            case '<' when _source.Peek(1) != '(':
            case '>' when _source.Peek(1) != '(':
                ReadRedirection();
                break;
            default:
                return ReadWord();
        }

        return false;
    }

    private void SkipComment()
    {
        while (!_source.IsAtEnd && _source.Current != '\n')
            _source.Skip();
    }

    private void ReadPipe()
    {
        _source.Skip();
        if (_source.TryTake("|"))
        {
            EndPipeline();
            return;
        }

        _ = _source.TryTake("&");
        EndCommand();
    }

    private void ReadParenthesis()
    {
        _source.Skip();
        if (_current is { Words.Count: 1 } && _source.TryTake(")"))
            (_current, _isList) = (null, false); // A function's name: its body follows.
        else if (_current is { Words.Count: > 0 } && !_isList)
            throw new FormatException("a ( stands among arguments");
        else
            ReadGroup(')');
    }

    // What a group writes goes on through the pipeline it stands in, and what comes before it is its input.
    private void ReadGroup(char end)
    {
        int first = _found.Count;
        new ShellParser(_source, end, _found, _depth + 1).ReadList();
        List<ShellCommand> group = _found[first..];
        group.ForEach(command => command.Feeders.AddRange(_pipeline));
        _pipeline.Clear();
        _pipeline.AddRange(group);
    }

    private bool ReadWord()
    {
        ShellWord word = TakeWord();
        bool isBeginning = _current is not { Words.Count: > 0 } && !_isList;
        if (word is { IsBare: true, IsKnown: true } && word.Text.All(char.IsAsciiDigit) && _source.Current is '<' or '>')
            return false; // The number of a descriptor.
        if (isBeginning && word is { IsBare: true } && TakeKeyword(word.Text))
            return _end == Brace && word.Text == "}";
        if (isBeginning && IsAssignment(word.Text))
            return false;
        Current().Words.Add(word);
        return false;
    }

    private bool TakeKeyword(string word)
    {
        if (word == "{")
        {
            ReadGroup(Brace);
            return true;
        }

        if (word == "[[")
        {
            SkipTest();
            return true;
        }

        if (word == "function")
        {
            SkipBlanks();
            _ = TakeWord();
            _ = _source.TryTake("()");
            return true;
        }

        _cases += word switch { "case" => 1, "esac" => -1, _ => 0 };
        _isList = ShellKeyword.IsList(word);
        if (word == "}" && _end == Brace)
            EndPipeline();
        return _isList || ShellKeyword.IsPassed(word);
    }

    private void SkipTest()
    {
        while (!_source.TryTake("]]"))
        {
            if (_source.IsAtEnd)
                throw new FormatException("a ]] is missing");
            if (" \t\n;&|<>()".Contains(_source.Current, StringComparison.Ordinal))
                _source.Skip();
            else if (TakeWord().Text == "]]")
                return;
        }
    }

    private bool IsAssignment(string word)
    {
        int equals = word.IndexOf('=', StringComparison.Ordinal);
        if (equals <= 0 || !word[..equals].TrimEnd('+').All(static character => character is '_' or '[' or ']' or '$' || char.IsAsciiLetterOrDigit(character)))
            return false;
        if (equals == word.Length - 1 && _source.TryTake("("))
            SkipArray();
        return true;
    }

    private void SkipArray()
    {
        while (!_source.TryTake(")"))
        {
            if (_source.IsAtEnd)
                throw new FormatException("a ) is missing");
            if (char.IsWhiteSpace(_source.Current))
                _source.Skip();
            else if (TakeWord().Text.Length == 0)
                throw new FormatException("this is no list of values");
        }
    }

    private ShellWord TakeWord()
    {
        int first = _found.Count;
        ShellWord word = new ShellWordReader(_source, _depth, Substitute).Read();
        if (_found.Count > first)
            Current().Feeders.AddRange(_found[first..]);
        return word;
    }

    private void Substitute(ShellSource source, char end, int depth) => new ShellParser(source, end, _found, depth).ReadList();

    private void ReadRedirection()
    {
        string operation = ShellRedirection.Take(_source);
        SkipBlanks();
        ShellWord target = TakeWord();
        if (ShellRedirection.IsDocument(operation))
            _documents.Enqueue(new HereDocument(Current(), target.Text, !target.IsBare, operation == ShellRedirection.TabbedDocument));
        else if (operation == ShellRedirection.Text)
            Current().Input += target.Text + "\n";
        else if (ShellRedirection.IsOutput(operation))
            Current().Outputs.Add(target.Text);
    }

    private void ReadDocuments()
    {
        while (_documents.TryDequeue(out HereDocument? document))
        {
            string body = document.Read(_source);
            document.Reader.Input += body;
            int first = _found.Count;
            if (!document.IsLiteral)
                new ShellWordReader(new ShellSource(body), _depth, Substitute).ReadText();
            document.Reader.Feeders.AddRange(_found[first..]);
        }
    }

    private void SkipBlanks()
    {
        while (_source.Current is ' ' or '\t' || _source.IsNext("\\\n"))
            _source.Skip(_source.Current == '\\' ? 2 : 1);
    }

    private ShellCommand Current() => _current ??= new ShellCommand();

    private void EndCommand()
    {
        if (_current is { } ended && !_isList)
        {
            ended.Feeders.AddRange(_pipeline);
            Add(ended);
            _pipeline.Clear();
            _pipeline.Add(ended);
        }

        (_current, _isList) = (null, false);
    }

    private void Add(ShellCommand command)
    {
        if (_found.Count == MostCommands)
            throw new FormatException($"it has more than {MostCommands} commands");
        _found.Add(command);
    }

    private void EndPipeline()
    {
        EndCommand();
        _pipeline.Clear();
    }
}
