using System.Diagnostics;
using AgentOS.Cli.Output;
using AgentOS.Errors;
using AgentOS.Workspace;
using AgentOS.Workspace.Review;

namespace AgentOS.Cli.Commands.Review;

/// <summary>Content as git shows it: unified, binary, modes, links, renames; coloured and paged on a terminal.</summary>
internal static class GitDiff
{
    // Nothing of the reader's own configuration, and nothing the changed files say, runs a program.
    private static readonly string[] s_options =
        ["-c", "core.attributesFile=/dev/null", "diff", "--no-index", "--no-prefix", "--no-ext-diff", "--no-textconv", "--find-renames"];

    /// <exception cref="AgentOSException">git is not installed.</exception>
    public static void Show(WorkspaceView view, IReadOnlyList<Change> changes, StandardStreams streams, bool onlyStatistics) =>
        Show(streams, onlyStatistics, (old, now) =>
        {
            Materializer materializer = new(view);
            foreach (Change change in changes.Where(Materializer.HasContent))
                Write(materializer, change, Path.Combine(old, change.OldPath ?? change.Path), Path.Combine(now, change.Path), streams.Error);
        });

    /// <param name="streams">Where it is shown.</param>
    /// <param name="onlyStatistics">Lines added and removed instead of content.</param>
    /// <param name="write">Writes the two sides into two directories.</param>
    /// <exception cref="AgentOSException">git is not installed.</exception>
    public static void Show(StandardStreams streams, bool onlyStatistics, Action<string, string> write)
    {
        string directory = Directory.CreateTempSubdirectory("agentos-diff-").FullName;
        try
        {
            string old = Directory.CreateDirectory(Path.Combine(directory, "a")).FullName, now = Directory.CreateDirectory(Path.Combine(directory, "b")).FullName;
            write(old, now);
            Run(directory, streams, onlyStatistics);
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    private static void Write(Materializer materializer, Change change, string old, string now, TextWriter error)
    {
        try
        {
            materializer.WriteOld(change, old);
            if (change.Kind != ChangeKind.Deleted)
                materializer.WriteNew(change, now);
        }
        catch (AgentOSException lost) when (lost.Definition == WorkspaceErrors.ContentLost)
        {
            File.Delete(old);
            File.Delete(now);
            error.WriteLine($"agentos: {ControlCharacters.Escape(change.Path)}: {lost.Definition.Summary}");
        }
    }

    private static void Run(string directory, StandardStreams streams, bool onlyStatistics)
    {
        bool isPaged = streams.IsOutputTerminal && !onlyStatistics;
        string[] page = isPaged ? ["--paginate", "-c", "core.pager=less -FRX"] : ["--no-pager"];
        string[] shape = onlyStatistics ? ["--numstat", "-z"] : [];
        using Process git = GitProgram.Start(directory, [.. page, .. s_options, .. shape, "a", "b"], isCaptured: !isPaged);
        if (onlyStatistics)
            LineCounts.Print(git.StandardOutput.ReadToEnd(), new TextOutput(streams.OutputText, streams.IsOutputTerminal));
        else if (!isPaged)
            git.StandardOutput.BaseStream.CopyTo(streams.Output);
        git.WaitForExit();
    }
}
