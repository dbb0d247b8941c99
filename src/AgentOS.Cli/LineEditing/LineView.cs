using System.Text;
using AgentOS.Cli.Output.Cells;

namespace AgentOS.Cli.LineEditing;

/// <summary>Shows a line under edit where the cursor stands, and again in the same place (ECMA-48).</summary>
/// <param name="terminal">The terminal.</param>
/// <param name="size">Its window.</param>
internal sealed class LineView(TextWriter terminal, Func<(int Columns, int Rows)> size)
{
    private const string ClearBelow = "\e[J", ClearAll = "\e[H\e[2J";

    private string[] _shown = [""];
    private int _cursorRow, _cursorColumn;

    /// <summary>Shows it, the rows around the cursor where it is longer than the window.</summary>
    public void Draw(string prompt, string text, int cursor)
    {
        (int columns, int rows) = size();
        LineLayout layout = new(prompt, text, cursor, columns);
        int first = Math.Clamp(layout.CursorRow - rows + 1, 0, Math.Max(0, layout.Rows.Count - rows));
        StringBuilder frame = new();
        Up(frame, RowsAbove(columns));
        _shown = [.. layout.Rows.Skip(first).Take(rows)];
        (_cursorRow, _cursorColumn) = (layout.CursorRow - first, layout.CursorColumn);
        frame.Append('\r').Append(ClearBelow).AppendJoin("\r\n", _shown);
        Up(frame, RowsBelow);
        frame.Append('\r');
        if (_cursorColumn > 0)
            frame.Append($"\e[{_cursorColumn}C");
        terminal.Write(frame.ToString());
    }

    /// <summary>Leaves what is shown, and goes below it.</summary>
    /// <param name="note">What is said behind it.</param>
    public void Leave(string note = "")
    {
        terminal.Write((RowsBelow > 0 ? $"\e[{RowsBelow}B" : "") + note + "\r\n");
        Forget();
    }

    /// <summary>Writes a line where it stands; it is to be drawn again below.</summary>
    public void ShowAbove(string line)
    {
        StringBuilder frame = new();
        Up(frame, RowsAbove(size().Columns));
        terminal.Write(frame.Append('\r').Append(ClearBelow).Append(line).Append("\r\n").ToString());
        Forget();
    }

    /// <summary>Empties the window.</summary>
    public void Clear()
    {
        terminal.Write(ClearAll);
        Forget();
    }

    private int RowsBelow => _shown.Length - 1 - _cursorRow;

    // A window that became narrower has broken the rows that did not fit any more.
    private int RowsAbove(int columns) =>
        _shown.Take(_cursorRow).Sum(row => Math.Max(1, (CellWidth.Of(row) + columns - 1) / columns)) + (_cursorColumn > columns ? (_cursorColumn - 1) / columns : 0);

    private void Forget() => (_shown, _cursorRow, _cursorColumn) = ([""], 0, 0);

    private static void Up(StringBuilder frame, int rows)
    {
        if (rows > 0)
            frame.Append($"\e[{rows}A");
    }
}
