using System.Globalization;
using AgentOS.Cli.Output.Cells;

namespace AgentOS.Cli.Markdown;

/// <summary>Breaks text into rows: between words, around characters of two cells, and within what is longer than a row.</summary>
internal sealed class TextWrap
{
    private readonly List<StyledLine> _lines = [];
    private readonly List<StyledText> _line = [];
    private readonly List<StyledText> _word = [];
    private readonly int _width;
    private int _lineWidth, _wordWidth;

    private TextWrap(int width) => _width = Math.Max(width, 2);

    /// <summary>The rows of a text.</summary>
    /// <param name="text">Its pieces; one that is only a line end begins a new row.</param>
    /// <param name="width">Cells of the widest row.</param>
    public static IReadOnlyList<StyledLine> Wrap(IEnumerable<StyledText> text, int width)
    {
        TextWrap wrap = new(width);
        foreach (StyledText piece in text)
        {
            if (piece == InlineText.LineEnd)
                wrap.EndLine();
            else
                wrap.Add(piece);
        }

        wrap.EndLine();
        return wrap._lines;
    }

    private void Add(StyledText piece)
    {
        string text = piece.Text;
        int start = 0;
        for (int index = 0; index < text.Length;)
        {
            int length = StringInfo.GetNextTextElementLength(text.AsSpan(index)), cells = CellWidth.OfElement(text.AsSpan(index, length));
            bool isSpace = text[index] == ' ';
            if (isSpace || cells > 1)
            {
                Extend(text[start..index], piece.Style);
                EndWord();
                Extend(text.Substring(index, length), piece.Style);
                if (isSpace)
                    AddSpace();
                else
                    EndWord();
                start = index + length;
            }

            index += length;
        }

        Extend(text[start..], piece.Style);
    }

    private void Extend(string text, TextStyle style)
    {
        if (text.Length == 0)
            return;
        StyledText piece = new(text, style);
        _word.Add(piece);
        _wordWidth += piece.Width;
    }

    // A space at the beginning of a broken row is none.
    private void AddSpace()
    {
        if (_lineWidth + 1 > _width || (_lineWidth == 0 && _lines.Count > 0))
            _word.Clear();
        else
            Take();
        _wordWidth = 0;
    }

    private void EndWord()
    {
        if (_lineWidth + _wordWidth > _width && _lineWidth > 0)
            BreakLine();
        if (_wordWidth > _width)
            Split();
        else
            Take();
        _wordWidth = 0;
    }

    private void Take()
    {
        _line.AddRange(_word);
        _lineWidth += _wordWidth;
        _word.Clear();
    }

    private void Split()
    {
        foreach (StyledText piece in _word)
        {
            string text = piece.Text;
            int start = 0;
            for (int index = 0; index < text.Length;)
            {
                int length = StringInfo.GetNextTextElementLength(text.AsSpan(index)), cells = CellWidth.OfElement(text.AsSpan(index, length));
                if (_lineWidth + cells > _width)
                {
                    _line.Add(new StyledText(text[start..index], piece.Style));
                    BreakLine();
                    start = index;
                }

                _lineWidth += cells;
                index += length;
            }

            _line.Add(new StyledText(text[start..], piece.Style));
        }

        _word.Clear();
    }

    private void EndLine()
    {
        EndWord();
        BreakLine();
    }

    private void BreakLine()
    {
        _lines.Add(new StyledLine(_line));
        _line.Clear();
        _lineWidth = 0;
    }
}
