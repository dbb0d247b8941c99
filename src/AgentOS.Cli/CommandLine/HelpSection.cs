namespace AgentOS.Cli.CommandLine;

/// <summary>A headed two-column list of a help text.</summary>
internal static class HelpSection
{
    /// <summary>The width of every help text, in columns: the classic terminal.</summary>
    public const int Width = 80;

    private const int Indent = 2;
    private const int Gap = 2;
    private const int WidestLabel = 26;

    public static void Write(TextWriter output, string heading, IEnumerable<(string Label, string Description)> rows)
    {
        (string Label, string Description)[] all = [.. rows];
        if (all.Length == 0)
            return;
        output.WriteLine();
        output.WriteLine($"{heading}:");
        int labels = Math.Min(WidestLabel, all.Max(row => row.Label.Length));
        foreach ((string label, string description) in all)
            WriteRow(output, label, description, labels);
    }

    private static void WriteRow(TextWriter output, string label, string description, int labels)
    {
        int column = Indent + labels + Gap;
        string start = new string(' ', Indent) + label;
        if (label.Length > labels)
        {
            output.WriteLine(start);
            start = "";
        }

        foreach (string line in TextWrapping.Wrap(description, Width - column))
        {
            output.WriteLine((start.PadRight(column) + line).TrimEnd());
            start = "";
        }
    }
}
