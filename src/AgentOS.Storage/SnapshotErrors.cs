using AgentOS.Errors;

namespace AgentOS.Storage;

/// <summary>What can be wrong with snapshots, and what a person does about it.</summary>
public static class SnapshotErrors
{
    /// <summary>No snapshot has the name.</summary>
    public static readonly ErrorDefinition NotFound = new(
        "snapshot.not-found", "there is no such snapshot",
        "No snapshot of this agent has that name.",
        "List them: agentos snapshots");

    /// <summary>Another snapshot has the name.</summary>
    public static readonly ErrorDefinition AlreadyExists = new(
        "snapshot.already-exists", "a snapshot has that name already",
        "A snapshot is never overwritten.",
        "Choose another name, or delete the old one: agentos snapshots delete NAME");

    /// <summary>A name that would be hard to type or to print.</summary>
    public static readonly ErrorDefinition InvalidName = new(
        "snapshot.invalid-name", "it is no name for a snapshot",
        "A name has 1 to 200 characters, none of them a control character, and no blank at either end.",
        "Choose another name, or none: then the time is the name.", ExitCodes.Usage);

    /// <summary>A table without a primary key.</summary>
    public static readonly ErrorDefinition NoKey = new(
        "snapshot.no-key", "a table of it has no primary key",
        "A snapshot knows rows by their primary key; another program made this table without one.",
        "Copy the agent into a new file: agentos export | agentos --db NEW.db import");
}
