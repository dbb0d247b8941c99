using AgentOS.Errors;
using AgentOS.Storage;
using AgentOS.Workspace;
using AgentOS.Workspace.Review;

namespace AgentOS.Store.Preparation;

/// <summary>What a <c>setup_command</c> changed in a machine, taken over into the directories it was shown.</summary>
internal static class SetupChanges
{
    /// <summary>Takes all of it over: agents see it in a sandbox, or in a machine, and nobody's own tools look at it.</summary>
    /// <exception cref="AgentOSException"><see cref="PreparationErrors.SetupFailed"/>: something could not be written.</exception>
    public static void Apply(PreparedDirectory place, string agent)
    {
        try
        {
            ApplyResult result = new ApplyRequest(new DatabaseLocation(place.Database), [], [place.Path], IsMerging: false).Run();
            if (result.Failed.Concat(result.Refused.Concat(result.Withheld).Select(static change => new ApplyFailure(change.Path, "not taken over"))).FirstOrDefault() is { } failure)
                throw new AgentOSException(PreparationErrors.SetupFailed, "prepare", agent, $"{failure.Path}: {failure.Reason}");
        }
        catch (AgentOSException nothing) when (nothing.Definition == WorkspaceErrors.NothingChanged)
        {
            // It changed nothing.
        }
    }
}
