using AgentOS.Errors;

namespace AgentOS.Workspace;

/// <summary>Failures of the copy-on-write workspace.</summary>
public static class WorkspaceErrors
{
    /// <summary>The changes in the database belong to another directory.</summary>
    public static readonly ErrorDefinition OtherBase = new("workspace.other-base",
        "the workspace changes in this agent.db belong to another directory",
        "They were made over the directory named here; over any other they would mean something else.",
        "Run from that directory, name it with --workspace, use another --db, or drop the changes with 'agentos discard'.",
        ExitCodes.AgentOSFailed);

    /// <summary>The base cannot be used.</summary>
    public static readonly ErrorDefinition BaseUnusable = new("workspace.base-unusable",
        "the workspace directory cannot be used",
        "It is not there, is no directory, or cannot be read.",
        "Name an existing directory with --workspace, or start with '--workspace none'.",
        ExitCodes.Usage);

    /// <summary>/workspace is taken.</summary>
    public static readonly ErrorDefinition PlaceTaken = new("workspace.place-taken",
        "/workspace in this agent.db is used for something else",
        "Changes to the workspace are kept there, and what is there was not put by a workspace.",
        "Move it away: 'agentos fs mv /workspace /other', or use another --db.",
        ExitCodes.AgentOSFailed);

    /// <summary>A part of a file that was still in the base is gone.</summary>
    public static readonly ErrorDefinition ContentLost = new("workspace.content-lost",
        "the file's unchanged part cannot be read from the base",
        "Only the changed chunks of a large file are kept in agent.db; the base's file was changed or removed since.",
        "Put the base's file back as it was, or drop the change with 'agentos discard PATH'.",
        ExitCodes.AgentOSFailed);

    /// <summary>The database failed.</summary>
    public static readonly ErrorDefinition StoreFailed = new("workspace.store-failed",
        "the workspace could not be prepared in agent.db",
        "The database refused; the detail says why.",
        "Check the free space on its disk and 'agentos sql \"PRAGMA integrity_check\"'.",
        ExitCodes.AgentOSFailed);
}
