using AgentOS.Cli.Output;
using AgentOS.Workspace.Review;

namespace AgentOS.Cli.Commands.Review;

/// <summary>Changes as a person reads them.</summary>
internal static class ChangeText
{
    public static void Print(IReadOnlyList<ChangeEntry> changes, TextOutput output)
    {
        foreach (ChangeEntry change in changes)
            output.WriteLine($"{change.Change} {Describe(change)}");
    }

    public static void PrintDiscarded(IReadOnlyList<ChangeEntry> changes, TextOutput output)
    {
        Print("discarded", changes, output);
        if (changes.Count == 0)
            output.WriteLine("nothing to discard");
    }

    public static void Print(ApplyResult result, TextOutput output)
    {
        Print("applied", [.. result.Applied.Where(change => !change.Merged)], output);
        Print("merged", [.. result.Applied.Where(change => change.Merged)], output);
        Print("withheld (trust file, allow it with --trust)", result.Withheld, output);
        Print("refused (the project's own file changed since; --3way merges)", [.. result.Refused.Where(change => change.Conflict is null)], output);
        foreach (ChangeEntry change in result.Refused.Where(change => change.Conflict is not null))
            output.WriteLine($"conflict ({change.Conflict}): {change.Change} {Describe(change)}");
        foreach (ApplyFailure failure in result.Failed)
            output.WriteLine($"failed {ControlCharacters.Escape(failure.Path)}: {ControlCharacters.Escape(failure.Reason)}");
        if (result.Applied.Count + result.Withheld.Count + result.Refused.Count + result.Failed.Count == 0)
            output.WriteLine("nothing to apply");
    }

    private static void Print(string what, IReadOnlyList<ChangeEntry> changes, TextOutput output)
    {
        foreach (ChangeEntry change in changes)
            output.WriteLine($"{what}: {change.Change} {Describe(change)}");
    }

    private static string Describe(ChangeEntry change) =>
        (change.OldPath is { } old ? $"{ControlCharacters.Escape(old)} -> " : "") + ControlCharacters.Escape(change.Path);

    /// <summary>What a reviewer must not overlook.</summary>
    public static void WriteNotes(TextWriter error, IReadOnlyList<Change> changes)
    {
        foreach (Change change in changes.Where(change => change.Trust is not null))
            error.WriteLine($"agentos: trust file: {ControlCharacters.Escape(change.Path)} ({change.Trust})");
        foreach (Change change in changes.Where(change => change.Conflict is not null))
            error.WriteLine($"agentos: conflict: {ControlCharacters.Escape(change.Path)} ({change.Conflict})");
        foreach (Change change in changes.Where(change => change.IsBaseChanged))
            error.WriteLine($"agentos: the project's own file changed since: {ControlCharacters.Escape(change.Path)}");
    }
}
