namespace AgentOS.Workspace.Review;

/// <summary>One change as it is printed.</summary>
/// <param name="Change">A, M, D or R.</param>
/// <param name="Path">Below the project.</param>
/// <param name="OldPath">Of a rename: where it was.</param>
/// <param name="Trust">Why a person's tools would act on the file by themselves.</param>
/// <param name="BaseChanged">The project's own file changed since the agent started from it.</param>
/// <param name="Conflict">Why the agent's and the project's changes of it cannot both be had.</param>
/// <param name="Merged">The project's changes since are in it.</param>
public sealed record ChangeEntry(string Change, string Path, string? OldPath, string? Trust, bool BaseChanged, string? Conflict, bool Merged)
{
    /// <summary>Describes a change.</summary>
    public static ChangeEntry Of(Change change) =>
        new(change.Letter.ToString(), change.IsDirectory ? change.Path + "/" : change.Path, change.OldPath, change.Trust, change.IsBaseChanged, change.Conflict, change.IsMerged);
}
