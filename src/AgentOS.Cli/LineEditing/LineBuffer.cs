using System.Globalization;

namespace AgentOS.Cli.LineEditing;

/// <summary>A text under edit, of one line or several, and where the cursor is: never within what a person calls one character (UAX #29).</summary>
internal sealed class LineBuffer
{
    private string _killed = "";

    /// <summary>The text; lines end with LF.</summary>
    public string Text { get; private set; } = "";

    /// <summary>The index of the character under the cursor, from 0 to the text's length.</summary>
    public int Cursor { get; private set; }

    private int LineStart => Cursor == 0 ? 0 : Text.LastIndexOf('\n', Cursor - 1) + 1;

    private int LineEnd => Text.IndexOf('\n', Cursor) is >= 0 and var end ? end : Text.Length;

    /// <summary>Replaces all of it, the cursor at its end.</summary>
    public void Set(string text) => (Text, Cursor) = (text, text.Length);

    public void Insert(string text)
    {
        Text = Text.Insert(Cursor, text);
        // A combining character joins what stands before or after it.
        MoveTo(Cursor + text.Length);
    }

    public void Backspace() => Remove(Before(Cursor), Cursor);

    public void Delete() => Remove(Cursor, After(Cursor));

    public void Left() => Cursor = Before(Cursor);

    public void Right() => Cursor = After(Cursor);

    public void WordLeft() => Cursor = WordBefore();

    public void WordRight()
    {
        while (Cursor < Text.Length && char.IsWhiteSpace(Text[Cursor]))
            Right();
        while (Cursor < Text.Length && !char.IsWhiteSpace(Text[Cursor]))
            Right();
    }

    public void ToLineStart() => Cursor = LineStart;

    public void ToLineEnd() => Cursor = LineEnd;

    /// <summary>To the line above.</summary>
    /// <returns>False when there is none.</returns>
    public bool Up()
    {
        int start = LineStart;
        if (start == 0)
            return false;
        int column = Cursor - start, above = start == 1 ? 0 : Text.LastIndexOf('\n', start - 2) + 1;
        MoveTo(Math.Min(above + column, start - 1));
        return true;
    }

    /// <summary>To the line below.</summary>
    /// <returns>False when there is none.</returns>
    public bool Down()
    {
        int end = LineEnd;
        if (end == Text.Length)
            return false;
        int column = Cursor - LineStart, nextEnd = Text.IndexOf('\n', end + 1) is >= 0 and var found ? found : Text.Length;
        MoveTo(Math.Min(end + 1 + column, nextEnd));
        return true;
    }

    /// <summary>Takes the rest of the line; at its end, the line end.</summary>
    public void KillToEnd() => Kill(Cursor, LineEnd == Cursor ? After(Cursor) : LineEnd);

    public void KillToStart() => Kill(LineStart, Cursor);

    public void KillWord() => Kill(WordBefore(), Cursor);

    /// <summary>Puts back what was taken last.</summary>
    public void Yank() => Insert(_killed);

    private void Kill(int start, int end)
    {
        if (start == end)
            return;
        _killed = Text[start..end];
        Remove(start, end);
    }

    private void Remove(int start, int end)
    {
        Text = Text.Remove(start, end - start);
        MoveTo(start);
    }

    private int WordBefore()
    {
        int start = Cursor;
        while (start > 0 && char.IsWhiteSpace(Text[Before(start)]))
            start = Before(start);
        while (start > 0 && !char.IsWhiteSpace(Text[Before(start)]))
            start = Before(start);
        return start;
    }

    private int After(int index) => index == Text.Length ? index : index + StringInfo.GetNextTextElementLength(Text.AsSpan(index));

    private int Before(int index)
    {
        if (index == 0)
            return 0;
        int start = Anchor(index - 1);
        while (After(start) < index)
            start = After(start);
        return start;
    }

    // To the given place, or after the character it is in the middle of.
    private void MoveTo(int index)
    {
        int place = Anchor(index);
        while (place < index)
            place = After(place);
        Cursor = place;
    }

    // A place at or before the index where a character surely begins: after a line end, or far enough before.
    private int Anchor(int index) => index == 0 ? 0 : Text.LastIndexOf('\n', index - 1) + 1;
}
