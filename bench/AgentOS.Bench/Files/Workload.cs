using System.Text.RegularExpressions;
using AgentOS.Bench.Results;

namespace AgentOS.Bench.Files;

/// <summary>One file of <c>bench/workloads</c>: what it says of itself in its first comments, and its shell functions.</summary>
internal sealed partial record Workload(
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
        ILookup<string, string> header = HeaderLine().Matches(script).ToLookup(line => line.Groups[1].Value, line => line.Groups[2].Value);
        return new(
            header["title"].SingleOrDefault() ?? throw new FormatException("a workload needs one line '# title: …'"),
            header["compares"].SingleOrDefault() == "speed" ? Comparison.Speed : Comparison.Time,
            header["caches"].SingleOrDefault() == "dropped",
            header["target"].Select(ParseTarget).ToDictionary(StringComparer.Ordinal),
            script);
    }

    private static KeyValuePair<string, Target> ParseTarget(string text)
    {
        int space = text.IndexOf(' ', StringComparison.Ordinal);
        return new(text[..space], Target.Parse(text[space..]));
    }

    [GeneratedRegex("^# ([a-z]+): (.+)$", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex HeaderLine();
}
