using System.Diagnostics;
using AgentOS.Errors;

namespace AgentOS.Workspace.Review;

/// <summary>Two sides in a temporary directory, for git to compare: the directories <c>a</c> and <c>b</c>.</summary>
public sealed class ComparedSides : IDisposable
{
    // Nothing of the reader's own configuration, and nothing the changed files say, runs a program.
    private static readonly string[] s_options =
        ["-c", "core.attributesFile=/dev/null", "diff", "--no-index", "--no-prefix", "--no-ext-diff", "--no-textconv", "--find-renames"];

    private readonly string _directory = Directory.CreateTempSubdirectory("agentos-diff-").FullName;

    private ComparedSides()
    {
    }

    /// <summary>Writes the base's and the agent's content of changes.</summary>
    /// <param name="view">The workspace.</param>
    /// <param name="changes">Of which files.</param>
    /// <param name="lost">Hears of a file whose content cannot be had any more; it is left out.</param>
    public static ComparedSides Of(WorkspaceView view, IReadOnlyList<Change> changes, Action<Change> lost) => Of((old, now) =>
    {
        Materializer materializer = new(view);
        foreach (Change change in changes.Where(Materializer.HasContent))
            Write(materializer, change, Path.Combine(old, change.OldPath ?? change.Path), Path.Combine(now, change.Path), lost);
    });

    /// <param name="write">Writes the two sides into two directories.</param>
    public static ComparedSides Of(Action<string, string> write)
    {
        ComparedSides sides = new();
        try
        {
            write(Directory.CreateDirectory(Path.Combine(sides._directory, "a")).FullName, Directory.CreateDirectory(Path.Combine(sides._directory, "b")).FullName);
            return sides;
        }
        catch
        {
            sides.Dispose();
            throw;
        }
    }

    /// <summary>Starts git on them.</summary>
    /// <param name="global">Options of git itself.</param>
    /// <param name="shape">Options of its diff.</param>
    /// <param name="isCaptured">Whether its standard output is read by the caller; else it is the caller's own.</param>
    /// <exception cref="AgentOSException">git is not installed.</exception>
    public Process Compare(string[] global, string[] shape, bool isCaptured) =>
        GitProgram.Start(_directory, [.. global, .. s_options, .. shape, "a", "b"], isCaptured);

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(_directory, recursive: true);

    private static void Write(Materializer materializer, Change change, string old, string now, Action<Change> lost)
    {
        try
        {
            materializer.WriteOld(change, old);
            if (change.Kind != ChangeKind.Deleted)
                materializer.WriteNew(change, now);
        }
        catch (AgentOSException failure) when (failure.Definition == WorkspaceErrors.ContentLost)
        {
            File.Delete(old);
            File.Delete(now);
            lost(change);
        }
    }
}
