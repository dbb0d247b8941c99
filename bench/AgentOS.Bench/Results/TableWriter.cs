namespace AgentOS.Bench.Results;

/// <summary>Prints a report as an aligned table.</summary>
internal static class TableWriter
{
    private static readonly string[] Header = ["measured", "compared", "median", "min - max", "p95", "target", "", "medians behind it"];

    public static void Write(Report report, string environment, TextWriter output)
    {
        string[][] lines = [Header, .. report.Rows.Select(Cells)];
        int[] widths = [.. Enumerable.Range(0, Header.Length).Select(column => lines.Max(line => line[column].Length))];

        output.WriteLine(environment);
        output.WriteLine();
        foreach (string[] line in WithoutRepeatedNames(lines))
            output.WriteLine(string.Join("  ", line.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd());
        output.WriteLine();
        foreach (string note in report.Notes)
            output.WriteLine(note);
    }

    private static string[] Cells(Row row) =>
    [
        row.Measured,
        row.Compared,
        row.Unit.Format(row.Value.Median),
        $"{row.Unit.Format(row.Value.Minimum)} - {row.Unit.Format(row.Value.Maximum)}",
        row.Unit.Format(row.Value.Percentile95),
        row.Target?.Describe(row.Unit) ?? "",
        row.Verdict,
        row.Series.Count < 2 ? "" : string.Join(" / ", row.Series.Select(series => row.SeriesUnit.Format(series.Values.Median))),
    ];

    /// <summary>A name is printed on the first of its lines.</summary>
    private static IEnumerable<string[]> WithoutRepeatedNames(string[][] lines)
    {
        string previous = "";
        foreach (string[] line in lines)
        {
            yield return string.Equals(line[0], previous, StringComparison.Ordinal) ? ["", .. line[1..]] : line;
            previous = line[0];
        }
    }
}
