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

    /// <summary>The file is an overlay of AgentFS.</summary>
    public static readonly ErrorDefinition PeerOverlay = new("workspace.peer-overlay",
        "the file is an AgentFS overlay",
        "The changes in it belong to the directory named here and are kept in AgentFS's own way.",
        "Convert it with 'agentos migrate'; the file as it is stays beside it.",
        ExitCodes.AgentOSFailed);

    /// <summary>A part of a file that was still in the base is gone.</summary>
    public static readonly ErrorDefinition ContentLost = new("workspace.content-lost",
        "the file's unchanged part cannot be read from the base",
        "Only the changed chunks of a large file are kept in agent.db; the base's file was changed or removed since.",
        "Put the base's file back as it was, or drop the change with 'agentos discard PATH'.",
        ExitCodes.AgentOSFailed);

    /// <summary>A change belongs to a moved directory.</summary>
    public static readonly ErrorDefinition PartOfDirectory = new("workspace.part-of-directory",
        "the file was moved together with its directory",
        "A moved directory is one change; a file in it cannot be taken alone.",
        "Name the directory instead.",
        ExitCodes.Failed);

    /// <summary>A change could not be made in the base.</summary>
    public static readonly ErrorDefinition ApplyFailed = new("workspace.apply-failed",
        "the change could not be made in the project",
        "Its place in the project is not what it was, or cannot be written; the change stays with the agent.",
        "Look at the place, then apply again.",
        ExitCodes.Failed);

    /// <summary>git is missing.</summary>
    public static readonly ErrorDefinition GitMissing = new("workspace.git-missing",
        "git is not installed",
        "git shows the differences and merges files that both sides changed.",
        "Install it ('apt-get install git'), or use 'agentos diff --name-only'.",
        ExitCodes.Failed);

    /// <summary>The database failed.</summary>
    public static readonly ErrorDefinition StoreFailed = new("workspace.store-failed",
        "the workspace could not be prepared in agent.db",
        "The database refused; the detail says why.",
        "Check the free space on its disk and 'agentos sql \"PRAGMA integrity_check\"'.",
        ExitCodes.AgentOSFailed);

    /// <summary>A path that has no change.</summary>
    public static readonly ErrorDefinition NothingChanged = new("workspace.nothing-changed",
        "the agent changed nothing there",
        "The path is outside of the project, or is what it was.",
        "agentos diff --name-only");
}
