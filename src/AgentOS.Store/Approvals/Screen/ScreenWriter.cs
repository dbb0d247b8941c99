using System.Text;
using AgentOS.Store.Texts;

namespace AgentOS.Store.Approvals.Screen;

/// <summary>Lines of at most 80 columns. Everything passes <see cref="VisibleText"/>, so that no text of an agent leaves its own lines.</summary>
internal sealed class ScreenWriter(TextWriter output)
{
    private const int Width = 80, Margin = 2;

    public void Heading(string text)
    {
        output.WriteLine();
        Wrapped("", 0, text);
    }

    /// <summary>A text below a heading.</summary>
    public void Text(string text) => Wrapped(new string(' ', Margin), Margin, text);

    /// <summary>A line that begins with a sign, or a column, and goes on beside it.</summary>
    /// <param name="label">What it begins with.</param>
    /// <param name="column">Where what follows stands, in columns from the margin.</param>
    /// <param name="text">What follows.</param>
    public void Item(string label, int column, string text)
    {
        int indent = Margin + column;
        string shown = new string(' ', Margin) + VisibleText.Of(label);
        if (Columns(shown) >= indent)
        {
            Text(label);
            shown = "";
        }

        Wrapped(shown + new string(' ', indent - Columns(shown)), indent, text);
    }

    private void Wrapped(string start, int indent, string text)
    {
        StringBuilder line = new(start);
        int used = indent;
        foreach (string piece in Pieces(VisibleText.Of(text), Width - indent))
        {
            int columns = Columns(piece);
            if (used > indent && used + 1 + columns > Width)
            {
                output.WriteLine(line.ToString().TrimEnd());
                line.Clear().Append(' ', indent);
                used = indent;
            }

            if (used > indent)
            {
                line.Append(' ');
                used++;
            }

            line.Append(piece);
            used += columns;
        }

        output.WriteLine(line.ToString().TrimEnd());
    }

    // Words, and of longer ones parts that fit.
    private static IEnumerable<string> Pieces(string text, int longest)
    {
        foreach (string word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            StringBuilder piece = new();
            int columns = 0;
            foreach (Rune rune in word.EnumerateRunes())
            {
                if (columns + Columns(rune) > longest)
                {
                    yield return piece.ToString();
                    piece.Clear();
                    columns = 0;
                }

                piece.Append(rune);
                columns += Columns(rune);
            }

            yield return piece.ToString();
        }
    }

    private static int Columns(string text) => text.EnumerateRunes().Sum(Columns);

    // Near enough to East Asian Width (UAX #11): from the radicals on, letters and pictures are two columns wide.
    private static int Columns(Rune rune) => rune.Value >= 0x2E80 ? 2 : 1;
}
