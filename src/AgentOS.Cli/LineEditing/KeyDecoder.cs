using System.Text;

namespace AgentOS.Cli.LineEditing;

/// <summary>
/// Makes keys of what a terminal sends, whatever pieces it comes in: UTF-8, control characters, escape sequences, and pastes between the marks of xterm's bracketed paste. Any
/// bytes make some keys.
/// </summary>
internal sealed class KeyDecoder
{
    private const char Escape = '\e', Interrupt = '\u0003';
    private const string PasteStart = "200", PasteEnd = "\e[201~";
    private const int LongestSequence = 32;

    private readonly Decoder _utf8 = Encoding.UTF8.GetDecoder();
    private readonly StringBuilder _text = new();
    private readonly StringBuilder _sequence = new();
    private Action<char, List<KeyPress>> _next;

    public KeyDecoder() => _next = Ground;

    /// <summary>The keys that these bytes complete.</summary>
    public IReadOnlyList<KeyPress> Decode(ReadOnlySpan<byte> bytes)
    {
        char[] characters = new char[Encoding.UTF8.GetMaxCharCount(bytes.Length)];
        int count = _utf8.GetChars(bytes, characters, flush: false);
        List<KeyPress> keys = [];
        foreach (char character in characters.AsSpan(0, count))
            _next(character, keys);
        // Characters that came together are one key; those of a paste wait for its end.
        if (_next != Pasted)
            EndText(keys);
        return keys;
    }

    private void Ground(char character, List<KeyPress> keys)
    {
        if (!char.IsControl(character))
        {
            _text.Append(character);
            return;
        }

        EndText(keys);
        if (character == Escape)
            _next = Escaped;
        else if (character == '\t')
            keys.Add(new KeyPress(Key.Text, "\t"));
        else
            Add(KeyTable.OfControl(character), keys);
    }

    private void Escaped(char character, List<KeyPress> keys)
    {
        _sequence.Clear();
        // Escape twice is a person who means it: the second one begins what follows.
        _next = character switch
        {
            '[' => ControlSequence,
            'O' => ShiftedCharacter,
            Escape => Escaped,
            _ => Ground,
        };
        if (_next == Ground)
            Add(character == Interrupt ? Key.Interrupt : KeyTable.OfAlt(character), keys);
    }

    private void ControlSequence(char character, List<KeyPress> keys)
    {
        switch (character)
        {
            case >= '@' and <= '~':
                EndSequence(_sequence.ToString(), character, keys);
                break;
            case >= ' ' and <= '?' when _sequence.Length < LongestSequence:
                _sequence.Append(character);
                break;
            default:
                // No sequence after all; the character counts for itself.
                _next = Ground;
                Ground(character, keys);
                break;
        }
    }

    private void ShiftedCharacter(char character, List<KeyPress> keys)
    {
        _next = Ground;
        if (char.IsControl(character))
            Ground(character, keys);
        else
            Add(KeyTable.OfSequence("", character), keys);
    }

    private void EndSequence(string parameters, char final, List<KeyPress> keys)
    {
        _next = parameters == PasteStart && final == '~' ? Pasted : Ground;
        if (_next == Ground)
            Add(KeyTable.OfSequence(parameters, final), keys);
    }

    private void Pasted(char character, List<KeyPress> keys)
    {
        // A terminal that never marks the end must not swallow all keys: Ctrl-C is the way out, and no part of a text.
        if (character == Interrupt)
        {
            _text.Clear();
            _next = Ground;
            keys.Add(new KeyPress(Key.Interrupt));
            return;
        }

        _text.Append(character);
        if (character != '~' || !EndsWith(PasteEnd))
            return;
        _text.Length -= PasteEnd.Length;
        keys.Add(new KeyPress(Key.Paste, PastedText.Clean(_text.ToString())));
        _text.Clear();
        _next = Ground;
    }

    private bool EndsWith(string mark)
    {
        int start = _text.Length - mark.Length;
        for (int index = 0; index < mark.Length; index++)
        {
            if (start < 0 || _text[start + index] != mark[index])
                return false;
        }

        return true;
    }

    private void EndText(List<KeyPress> keys)
    {
        if (_text.Length == 0)
            return;
        keys.Add(new KeyPress(Key.Text, _text.ToString()));
        _text.Clear();
    }

    private static void Add(Key key, List<KeyPress> keys)
    {
        if (key != Key.None)
            keys.Add(new KeyPress(key));
    }
}
