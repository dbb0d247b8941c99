namespace AgentOS.Fuse.Tests;

/// <summary>Reads <c>posix.rows</c>: a prelude, then rows started by a line <c>### name</c>.</summary>
internal static class PosixTable
{
    private const string Marker = "### ";

    private static readonly string Text = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "posix.rows"));

    internal static string Prelude => Text[..Text.IndexOf("\n" + Marker, StringComparison.Ordinal)];

    internal static TheoryData<string, string> Load()
    {
        TheoryData<string, string> rows = [];
        foreach (string row in Text.Split("\n" + Marker).Skip(1))
        {
            int end = row.IndexOf('\n', StringComparison.Ordinal);
            rows.Add(row[..end], row[(end + 1)..].TrimEnd());
        }

        return rows;
    }
}
