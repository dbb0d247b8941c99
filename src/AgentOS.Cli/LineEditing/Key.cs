namespace AgentOS.Cli.LineEditing;

/// <summary>What a key means to whoever edits a line (the names of readline(3) where it has one).</summary>
internal enum Key
{
    /// <summary>Nothing: a key or an answer of the terminal that nobody knows.</summary>
    None,

    /// <summary>Characters.</summary>
    Text,

    /// <summary>Characters that the terminal says were pasted.</summary>
    Paste,

    /// <summary>The line is done.</summary>
    Enter,

    /// <summary>The message goes on in another line.</summary>
    NewLine,

    Backspace,
    Delete,
    Left,
    Right,
    WordLeft,
    WordRight,
    LineStart,
    LineEnd,
    Up,
    Down,
    KillToEnd,
    KillToStart,
    KillWord,
    Yank,
    SearchHistory,
    ClearScreen,

    /// <summary>Ctrl-D: the end, or the character under the cursor.</summary>
    EndOfInput,

    /// <summary>Ctrl-C.</summary>
    Interrupt,

    /// <summary>Ctrl-Z.</summary>
    Suspend,

    /// <summary>Ctrl-G.</summary>
    Abort,

    /// <summary>No key: the terminal has another size, or was somebody else's.</summary>
    Redraw,

    /// <summary>No key: a line that is to be shown above what is typed.</summary>
    Notice,
}
