using System.Globalization;
using System.Text;
using AgentOS.Cli.Output.Cells;
using AgentOS.Store.Texts;

namespace AgentOS.Cli.LineEditing;

/// <summary>A text under edit as rows of a window: what is too long goes on in the next row, and nothing in it moves the cursor.</summary>
internal sealed class LineLayout
{
    // With less there is no place for a prompt and two cells beside it.
    private const int LeastColumns = 6;
    private const string Tab = "    ";

    private readonly List<string> _rows = [];
    private readonly StringBuilder _row = new();
    private readonly int _columns;
    private int _width;

    /// <param name="prompt">What stands before it; as much room is left before its other lines.</param>
    /// <param name="text">The text.</param>
    /// <param name="cursor">Where the cursor is in it.</param>
    /// <param name="columns">The window's width in cells.</param>
    public LineLayout(string prompt, string text, int cursor, int columns)
    {
        _columns = Math.Max(columns, LeastColumns);
        Append(prompt, CellWidth.Of(prompt));
        int indent = _width;
        for (int index = 0; index < text.Length;)
        {
            if (index == cursor)
                MarkCursor();
            int length = StringInfo.GetNextTextElementLength(text.AsSpan(index));
            AppendElement(text.Substring(index, length), indent);
            index += length;
        }

        if (cursor >= text.Length)
            MarkCursor();
        // The cursor after a full row is in the next one.
        if (CursorColumn == _columns)
            (CursorRow, CursorColumn) = (CursorRow + 1, 0);
        EndRow();
        if (CursorRow == _rows.Count)
            EndRow();
    }

    /// <summary>The rows, none wider than the window.</summary>
    public IReadOnlyList<string> Rows => _rows;

    /// <summary>The row of the cursor.</summary>
    public int CursorRow { get; private set; }

    /// <summary>Cells before the cursor.</summary>
    public int CursorColumn { get; private set; }

    private void MarkCursor() => (CursorRow, CursorColumn) = (_rows.Count, _width);

    private void AppendElement(string element, int indent)
    {
        if (element == "\n")
        {
            EndRow();
            Append(new string(' ', indent), indent);
            return;
        }

        string shown = element == "\t" ? Tab : VisibleText.Of(element);
        Append(shown, CellWidth.Of(shown));
    }

    private void Append(string text, int width)
    {
        // What is written out may be longer than a row.
        if (width > _columns)
            (text, width) = (CellText.Fit(text, _columns), _columns);
        if (_width + width > _columns)
        {
            bool isCursorHere = CursorRow == _rows.Count && CursorColumn == _width;
            EndRow();
            if (isCursorHere)
                MarkCursor();
        }

        _row.Append(text);
        _width += width;
    }

    private void EndRow()
    {
        _rows.Add(_row.ToString());
        _row.Clear();
        _width = 0;
    }
}
