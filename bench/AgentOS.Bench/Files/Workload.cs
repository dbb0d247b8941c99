using AgentOS.Bench.Results;

namespace AgentOS.Bench.Files;

/// <summary>One file of <c>bench/workloads</c>: what it says of itself in its first comments, and its shell functions.</summary>
internal sealed record Workload(
    string Title, Comparison Comparison, bool DropsCaches, IReadOnlyDictionary<string, Target> Targets, string Script)
{
    /// <summary>All workloads, in the order of their file names.</summary>
    public static IEnumerable<Workload> In(string directory) =>
        Directory.EnumerateFiles(directory, "*.sh")
            .Where(path => char.IsAsciiDigit(Path.GetFileName(path)[0]))
            .Order(StringComparer.Ordinal)
            .Select(path => Parse(File.ReadAllText(path)));

    /// <exception cref="FormatException">The title is missing or a target cannot be read.</exception>
    public static Workload Parse(string script)
    {
        ILookup<string, string> header = Header(script);
        return new(
            header["title"].SingleOrDefault() ?? throw new FormatException("a workload needs one line '# title: …'"),
            header["compares"].SingleOrDefault() is "speed" ? Comparison.Speed : Comparison.Time,
            header["caches"].SingleOrDefault() is "dropped",
            header["target"].Select(text => Split(text, " ")).ToDictionary(pair => pair.Key, pair => Target.Parse(pair.Value), StringComparer.Ordinal),
            script);
    }

    /// <summary>The comments before the first blank line, each <c># name: value</c>.</summary>
    private static ILookup<string, string> Header(string script) =>
        script.Split('\n')
            .TakeWhile(line => line.StartsWith("# ", StringComparison.Ordinal))
            .Select(line => Split(line[2..], ": "))
            .ToLookup(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal);

    private static (string Key, string Value) Split(string text, string separator)
    {
        int at = text.IndexOf(separator, StringComparison.Ordinal);
        return at < 0 ? (text, "") : (text[..at], text[(at + separator.Length)..]);
    }
}
