namespace AgentOS.Cli.Output;

/// <summary>Rows in aligned columns, two spaces apart, under upper-case headings. Numbers align right.</summary>
internal sealed class Table(params IReadOnlyList<string> headings)
{
    private const string Gap = "  ";

    private readonly List<IReadOnlyList<string>> _rows = [];

    public void Add(params IReadOnlyList<string> cells) => _rows.Add(cells);

    public void WriteTo(TextOutput output)
    {
        IReadOnlyList<string>[] shown = [headings, .. _rows.Select(row => (IReadOnlyList<string>)[.. row.Select(output.Shown)])];
        int[] widths = [.. headings.Select((_, column) => shown.Max(row => row[column].Length))];
        bool[] numeric = [.. headings.Select((_, column) => _rows.Count > 0 && _rows.All(row => IsNumber(row[column])))];
        foreach (IReadOnlyList<string> row in shown)
            output.WriteLine(string.Join(Gap, row.Select((cell, column) => numeric[column] ? cell.PadLeft(widths[column]) : cell.PadRight(widths[column]))).TrimEnd(' '));
    }

    private static bool IsNumber(string cell) => cell.Length == 0 || double.TryParse(cell, out _);
}
