using System.Globalization;

namespace AgentOS.Cli.Output.Cells;

/// <summary>Texts cut to cells.</summary>
internal static class CellText
{
    private const string Cut = "…";

    /// <summary>A text that can be seen, in at most so many cells; what is left out is shown by an ellipsis.</summary>
    public static string Fit(string text, int cells)
    {
        if (CellWidth.Of(text) <= cells)
            return text;
        int width = 0, index = 0;
        while (index < text.Length)
        {
            int length = StringInfo.GetNextTextElementLength(text.AsSpan(index));
            width += CellWidth.OfElement(text.AsSpan(index, length));
            if (width > cells - 1)
                break;
            index += length;
        }

        return text[..index] + Cut;
    }
}
