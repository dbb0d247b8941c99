using AgentOS.Errors;
using AgentOS.Storage;
using AgentOS.Workspace;
using AgentOS.Workspace.Review;

namespace AgentOS.Store.Preparation;

/// <summary>What a <c>setup_command</c> changed in a machine, taken over into the directories it was shown.</summary>
internal static class SetupChanges
{
    private static readonly string[] s_own = ["agent/", "home/"];

    /// <summary>Takes all of it over: agents see it in a sandbox, or in a machine, and nobody's own tools look at it.</summary>
    /// <exception cref="AgentOSException"><see cref="PreparationErrors.SetupFailed"/>: something could not be written, or it is not what a setup may change.</exception>
    public static void Apply(PreparedDirectory place, string agent)
    {
        try
        {
            ApplyRequest request = new(new DatabaseLocation(place.Database), [], [place.Path], IsMerging: false);
            ApplyResult wanted = request.Preview();
            if (wanted.Applied.Concat(wanted.Withheld).Concat(wanted.Refused).FirstOrDefault(static change => !IsOwn(change.Path) || change.OldPath is { } old && !IsOwn(old)) is { } foreign)
                throw Failure(agent, foreign.Path, "not its own to change");
            ApplyResult result = request.Run();
            if (result.Failed.Concat(result.Refused.Concat(result.Withheld).Select(static change => new ApplyFailure(change.Path, "not taken over"))).FirstOrDefault() is { } failure)
                throw Failure(agent, failure.Path, failure.Reason);
        }
        catch (AgentOSException nothing) when (nothing.Definition == WorkspaceErrors.NothingChanged)
        {
            // It changed nothing.
        }

        // The host looks into both, and whoever was root in the machine may have put a link to another place there.
        foreach (string directory in (ReadOnlySpan<string>)[place.Code, place.Home])
        {
            if (new DirectoryInfo(directory) is not { Exists: true, LinkTarget: null })
                throw Failure(agent, Path.GetFileName(directory), "no directory any more");
        }
    }

    private static bool IsOwn(string path) => s_own.Any(own => path.StartsWith(own, StringComparison.Ordinal));

    private static AgentOSException Failure(string agent, string path, string reason) => new(PreparationErrors.SetupFailed, "prepare", agent, $"{path}: {reason}");
}
