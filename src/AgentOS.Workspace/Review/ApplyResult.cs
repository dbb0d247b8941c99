using AgentOS.Errors;

namespace AgentOS.Workspace.Review;

/// <summary>What <c>agentos apply</c> did, or would do.</summary>
/// <param name="Applied">In the project now.</param>
/// <param name="Withheld">Trust files that nobody allowed.</param>
/// <param name="Refused">The project's own file changed since, or a merge of both is not finished.</param>
/// <param name="Failed">Could not be written.</param>
public sealed record ApplyResult(
    IReadOnlyList<ChangeEntry> Applied, IReadOnlyList<ChangeEntry> Withheld, IReadOnlyList<ChangeEntry> Refused, IReadOnlyList<ApplyFailure> Failed)
{
    /// <summary>What became of a plan.</summary>
    public static ApplyResult Of(ApplyPlan plan, IReadOnlyList<(Change Change, AgentOSException Reason)> failures) => new(
        [.. plan.Applied.Where(change => failures.All(failure => failure.Change != change)).Select(ChangeEntry.Of)],
        [.. plan.Withheld.Select(ChangeEntry.Of)],
        [.. plan.Refused.Select(ChangeEntry.Of)],
        [.. failures.Select(failure => new ApplyFailure(failure.Change.Path, failure.Reason.Detail ?? failure.Reason.Message))]);
}
