using System.Diagnostics;
using AgentOS.Cli.Output;
using AgentOS.Errors;
using AgentOS.Workspace;
using AgentOS.Workspace.Review;

namespace AgentOS.Cli.Commands.Review;

/// <summary>Content as git shows it: unified, binary, modes, links, renames; coloured and paged on a terminal.</summary>
internal static class GitDiff
{
    /// <exception cref="AgentOSException">git is not installed.</exception>
    public static void Show(WorkspaceView view, IReadOnlyList<Change> changes, StandardStreams streams, bool onlyStatistics)
    {
        using ComparedSides sides = ComparedSides.Of(
            view, changes, lost => streams.Error.WriteLine($"agentos: {ControlCharacters.Escape(lost.Path)}: {WorkspaceErrors.ContentLost.Summary}"));
        Show(sides, streams, onlyStatistics);
    }

    /// <param name="sides">What is compared.</param>
    /// <param name="streams">Where it is shown.</param>
    /// <param name="onlyStatistics">Lines added and removed instead of content.</param>
    /// <exception cref="AgentOSException">git is not installed.</exception>
    public static void Show(ComparedSides sides, StandardStreams streams, bool onlyStatistics)
    {
        bool isPaged = streams.IsOutputTerminal && !onlyStatistics;
        string[] page = isPaged ? ["--paginate", "-c", "core.pager=less -FRX"] : ["--no-pager"];
        string[] shape = onlyStatistics ? ["--numstat", "-z"] : [];
        using Process git = sides.Compare(page, shape, isCaptured: !isPaged);
        if (onlyStatistics)
            LineCounts.Print(git.StandardOutput.ReadToEnd(), new TextOutput(streams.OutputText, streams.IsOutputTerminal));
        else if (!isPaged)
            git.StandardOutput.BaseStream.CopyTo(streams.Output);
        git.WaitForExit();
    }
}
