using AgentOS.Cli.Output;

namespace AgentOS.Cli.Commands.Review;

/// <summary>Lines added and removed in each file, from git's <c>--numstat -z</c>.</summary>
internal static class LineCounts
{
    private const string None = "/dev/null";

    /// <param name="text">Records "ADDED TAB REMOVED TAB PATH NUL", or "ADDED TAB REMOVED TAB NUL OLD NUL NEW NUL"; "-" counts for binary files.</param>
    /// <param name="output">Where the table goes.</param>
    public static void Print(string text, TextOutput output)
    {
        Table table = new("ADDED", "REMOVED", "PATH");
        string[] fields = text.Split('\0');
        for (int at = 0; at + 1 < fields.Length; at++)
        {
            string[] counts = fields[at].Split('\t');
            string path = counts[2];
            if (path.Length == 0)
                path = Describe(fields[++at], fields[++at]);
            table.Add(counts[0] == "-" ? "binary" : counts[0], counts[1] == "-" ? "" : counts[1], path);
        }

        table.WriteTo(output);
    }

    // The sides are the directories a and b.
    private static string Describe(string old, string now)
    {
        if (old == None || now == None)
            return (old == None ? now : old)[2..];
        return old[2..] == now[2..] ? now[2..] : $"{old[2..]} -> {now[2..]}";
    }
}
