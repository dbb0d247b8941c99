using AgentOS.Errors;
using AgentOS.Workspace.Review;

namespace AgentOS.Cli.Commands.Review;

/// <summary>What <c>agentos apply</c> did, or would do.</summary>
/// <param name="Applied">In the project now.</param>
/// <param name="Withheld">Trust files that nobody allowed.</param>
/// <param name="Refused">The project's own file changed since, or a merge of both is not finished.</param>
/// <param name="Failed">Could not be written.</param>
internal sealed record ApplyResult(
    IReadOnlyList<ChangeEntry> Applied, IReadOnlyList<ChangeEntry> Withheld, IReadOnlyList<ChangeEntry> Refused, IReadOnlyList<ApplyFailure> Failed)
{
    public static ApplyResult Of(ApplyPlan plan, IReadOnlyList<(Change Change, AgentOSException Reason)> failures) => new(
        [.. plan.Applied.Where(change => failures.All(failure => failure.Change != change)).Select(ChangeEntry.Of)],
        [.. plan.Withheld.Select(ChangeEntry.Of)],
        [.. plan.Refused.Select(ChangeEntry.Of)],
        [.. failures.Select(failure => new ApplyFailure(failure.Change.Path, failure.Reason.Detail ?? failure.Reason.Message))]);
}

/// <summary>A change that could not be made.</summary>
/// <param name="Path">Below the project.</param>
/// <param name="Reason">Why.</param>
internal sealed record ApplyFailure(string Path, string Reason);
