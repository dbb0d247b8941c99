namespace AgentOS.Workspace.Review;

/// <summary>Why two changes of one file are not merged.</summary>
internal static class MergeConflicts
{
    public const string Markers = "both changed the same lines; they stand between conflict markers in the workspace: decide there, then apply again";
    public const string DeletedInProject = "deleted in the project, changed by the agent";
    public const string DeletedByAgent = "deleted by the agent, changed in the project";
    public const string Binary = "both changed it, and it is not text";
    public const string NotFiles = "both changed it, and it is not a file on both sides";
    public const string TooLarge = "both changed it, and it is over 8 MiB";
    public const string Partial = "both changed it, and only its changed parts are in agent.db";
    public const string SeveralNames = "both changed it, and it has several names";
}
