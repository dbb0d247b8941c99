namespace AgentOS.Policy.Commands;

/// <summary>A place in the text of a script.</summary>
internal sealed class ShellSource(string text)
{
    /// <summary>What <see cref="Current"/> is at the end.</summary>
    public const char End = '\0';

    private int _position;

    /// <summary>Whether nothing is left.</summary>
    public bool IsAtEnd => _position >= text.Length;

    /// <summary>The next character.</summary>
    public char Current => Peek(0);

    /// <summary>A character further on.</summary>
    public char Peek(int distance) => _position + distance < text.Length ? text[_position + distance] : End;

    /// <summary>Whether something comes next.</summary>
    public bool IsNext(string wanted) => string.CompareOrdinal(text, _position, wanted, 0, wanted.Length) == 0;

    /// <summary>Goes on.</summary>
    public void Skip(int count = 1) => _position += count;

    /// <summary>Takes a character.</summary>
    public char Take() => text[_position++];

    /// <summary>Takes something when it comes next.</summary>
    public bool TryTake(string wanted)
    {
        if (!IsNext(wanted))
            return false;
        _position += wanted.Length;
        return true;
    }

    /// <summary>Takes everything up to a character, and that character, too.</summary>
    /// <exception cref="FormatException">It does not come.</exception>
    public string TakeUntil(char end)
    {
        int at = text.IndexOf(end, _position);
        if (at < 0)
            throw new FormatException($"a {end} is missing");
        string taken = text[_position..at];
        _position = at + 1;
        return taken;
    }

    /// <summary>Takes the rest of the line and its end.</summary>
    public string TakeLine()
    {
        int at = text.IndexOf('\n', Math.Min(_position, text.Length));
        string line = at < 0 ? text[_position..] : text[_position..at];
        _position = at < 0 ? text.Length : at + 1;
        return line;
    }
}
