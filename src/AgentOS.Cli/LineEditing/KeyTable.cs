namespace AgentOS.Cli.LineEditing;

/// <summary>Which key is which: control characters, and the sequences of xterm, VT220 and the Linux console.</summary>
internal static class KeyTable
{
    /// <summary>A control character.</summary>
    public static Key OfControl(char character) => character switch
    {
        '\u0001' => Key.LineStart,
        '\u0002' => Key.Left,
        '\u0003' => Key.Interrupt,
        '\u0004' => Key.EndOfInput,
        '\u0005' => Key.LineEnd,
        '\u0006' => Key.Right,
        '\u0007' => Key.Abort,
        '\b' or '\u007F' => Key.Backspace,
        '\n' or '\r' => Key.Enter,
        '\u000B' => Key.KillToEnd,
        '\u000C' => Key.ClearScreen,
        '\u000E' => Key.Down,
        '\u0010' => Key.Up,
        '\u0012' => Key.SearchHistory,
        '\u0015' => Key.KillToStart,
        '\u0017' => Key.KillWord,
        '\u0019' => Key.Yank,
        '\u001A' => Key.Suspend,
        _ => Key.None,
    };

    /// <summary>A character with Alt, which terminals send as Escape before it.</summary>
    public static Key OfAlt(char character) => character switch
    {
        '\r' or '\n' => Key.NewLine,
        'b' => Key.WordLeft,
        'f' => Key.WordRight,
        '\b' or '\u007F' => Key.KillWord,
        _ => Key.None,
    };

    /// <summary>A control sequence (ECMA-48, CSI) or an SS3, by its parameters and its last character.</summary>
    public static Key OfSequence(string parameters, char final) => (parameters, final) switch
    {
        ("1;5" or "1;3", 'C') => Key.WordRight,
        ("1;5" or "1;3", 'D') => Key.WordLeft,
        (_, 'A') => Key.Up,
        (_, 'B') => Key.Down,
        (_, 'C') => Key.Right,
        (_, 'D') => Key.Left,
        (_, 'H') or ("1" or "7", '~') => Key.LineStart,
        (_, 'F') or ("4" or "8", '~') => Key.LineEnd,
        ("3", '~') => Key.Delete,
        _ => Key.None,
    };
}
