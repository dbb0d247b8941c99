using System.Reflection;
using AgentOS.Errors;
using AgentOS.Fuse;
using AgentOS.Sandbox;
using AgentOS.Storage;

namespace AgentOS.Cli.Tests.Errors;

/// <summary>Every entry the code defines.</summary>
internal static class ErrorCatalogue
{
    private static readonly Type[] s_sources = [typeof(CliErrors), typeof(FuseErrors), typeof(SandboxErrors), typeof(StorageErrors)];

    public static IReadOnlyList<ErrorDefinition> Entries { get; } =
    [
        .. s_sources
            .SelectMany(source => source.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
            .Select(field => field.GetValue(null))
            .OfType<ErrorDefinition>()
            .OrderBy(entry => entry.Code, StringComparer.Ordinal),
    ];

    /// <summary>The catalogue as <c>docs/errors.md</c> shows it.</summary>
    public static string ToMarkdown()
    {
        using StringWriter page = new() { NewLine = "\n" };
        page.WriteLine("# Errors");
        page.WriteLine();
        page.WriteLine("Every failure a person can act on, by its stable code (with `--json`, the error object's `code`). A test compares this page with the code.");
        page.WriteLine();
        page.WriteLine("File operations report the kernel's names (`ENOENT`, `EISDIR`, ...) instead, as the SDK does: `ENOENT: no such file or directory, open '/x'`.");
        foreach (ErrorDefinition entry in Entries)
        {
            page.WriteLine();
            page.WriteLine($"## {entry.Code}");
            page.WriteLine();
            page.WriteLine($"*{entry.Summary}* (exit status {entry.ExitCode})");
            page.WriteLine();
            page.WriteLine($"* Why: {entry.Cause}");
            page.WriteLine($"* Try: {entry.Remedy}");
        }

        return page.ToString();
    }
}
