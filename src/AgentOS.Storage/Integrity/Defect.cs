using AgentOS.Storage.Sql;

namespace AgentOS.Storage.Integrity;

/// <summary>What a rule found, with the way to mend it.</summary>
/// <param name="Subject">See <see cref="Finding"/>.</param>
/// <param name="Problem">See <see cref="Finding"/>.</param>
/// <param name="Repair">See <see cref="Finding"/>.</param>
/// <param name="Mend">
/// Changes the file; null when nothing can be done here. Mending one defect may already have mended, or changed, the next one of the same
/// rule, so it must be right at any time.
/// </param>
internal sealed record Defect(string Subject, string Problem, string Repair, Action<AdHocSql>? Mend)
{
    internal Finding ToFinding(string rule) => new(rule, Subject, Problem, Repair, Mend is not null);
}
