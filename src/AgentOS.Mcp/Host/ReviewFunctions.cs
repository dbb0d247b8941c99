using System.Diagnostics;
using System.Text;
using AgentOS.Client.Permissions;
using AgentOS.Functions;
using AgentOS.Functions.Calls;
using AgentOS.Storage;
using AgentOS.Workspace.Review;

namespace AgentOS.Mcp.Host;

/// <summary>Review of what the agent changed in the project. Trust files go into the project by a person's hand only: no tool names them.</summary>
internal static class ReviewFunctions
{
    // More than a model can use at once; paths narrow it down.
    private const int MostCharacters = 256 * 1024;

    private static readonly FunctionDefinition s_diff = new("agentos_diff", "Show changes",
        "Shows what the agent changed in the project, as a unified diff. The project itself is untouched until agentos_apply.", AgentPermission.Read, FunctionEffects.Reads);

    private static readonly FunctionDefinition s_apply = new("agentos_apply", "Apply changes",
        "Puts the agent's changes into the project on the host. Files that would run by themselves (git hooks, package scripts) are withheld for a person to allow.",
        AgentPermission.Write, FunctionEffects.Acts);

    private static readonly FunctionDefinition s_discard = new("agentos_discard", "Discard changes",
        "Drops the agent's changes: the paths are the project's again.", AgentPermission.Write, FunctionEffects.Replaces);

    public static IEnumerable<AgentFunction> All(DatabaseLocation database, Action endSandbox) =>
    [
        new TypedFunction<DiffArguments, DiffResult>(s_diff, HostJson.Default.DiffArguments, HostJson.Default.DiffResult,
            (arguments, call) => Task.Run(() => Diff(database, arguments), call.CancellationToken)),
        new TypedFunction<ApplyArguments, ApplyResult>(s_apply, HostJson.Default.ApplyArguments, HostJson.Default.ApplyResult,
            (arguments, call) => Task.Run(() => Apply(database, arguments, endSandbox), call.CancellationToken)),
        new TypedFunction<DiscardArguments, DiscardResult>(s_discard, HostJson.Default.DiscardArguments, HostJson.Default.DiscardResult,
            (arguments, call) => Task.Run(() => Discard(database, arguments, endSandbox), call.CancellationToken)),
    ];

    private static DiffResult Diff(DatabaseLocation database, DiffArguments arguments)
    {
        using WorkspaceView? view = WorkspaceView.Open(database);
        if (view is null)
            return new DiffResult([], "", false);
        IReadOnlyList<Change> changes = ChangeSelection.Of(ChangeSet.Of(view), view.BasePath, Absolute(view, arguments.Paths));
        IReadOnlyList<ChangeEntry> entries = [.. changes.Select(ChangeEntry.Of)];
        if (arguments.NamesOnly || changes.Count == 0)
            return new DiffResult(entries, "", false);
        string text = Unified(view, changes);
        return text.Length <= MostCharacters ? new DiffResult(entries, text, false) : new DiffResult(entries, text[..MostCharacters], true);
    }

    private static string Unified(WorkspaceView view, IReadOnlyList<Change> changes)
    {
        StringBuilder lost = new();
        using ComparedSides sides = ComparedSides.Of(view, changes, change => lost.AppendLine($"# the content of {change.Path} is lost"));
        using Process git = sides.Compare(["--no-pager"], [], isCaptured: true);
        string text = git.StandardOutput.ReadToEnd();
        git.WaitForExit();
        return lost + text;
    }

    private static DiscardResult Discard(DatabaseLocation database, DiscardArguments arguments, Action endSandbox)
    {
        endSandbox();
        return new DiscardResult(new DiscardRequest(database, Absolute(database, arguments.Paths)).Run());
    }

    private static ApplyResult Apply(DatabaseLocation database, ApplyArguments arguments, Action endSandbox)
    {
        endSandbox();
        ApplyRequest request = new(database, Absolute(database, arguments.Paths), Trusted: [], arguments.ThreeWay);
        return arguments.DryRun ? request.Preview() : request.Run();
    }

    private static string[] Absolute(DatabaseLocation database, string[]? paths)
    {
        using WorkspaceView? view = paths is { Length: > 0 } ? WorkspaceView.Open(database) : null;
        return view is null ? paths ?? [] : Absolute(view, paths);
    }

    // A client does not know this process' directory: paths begin at the project.
    private static string[] Absolute(WorkspaceView view, string[]? paths) => [.. (paths ?? []).Select(path => Path.Combine(view.BasePath, path))];
}
