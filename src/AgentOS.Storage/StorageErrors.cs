using AgentOS.Errors;

namespace AgentOS.Storage;

/// <summary>What can go wrong with an agent database, and what a person does about it.</summary>
public static class StorageErrors
{
    /// <summary>The file is no SQLite database.</summary>
    public static readonly ErrorDefinition NotADatabase = new(
        "storage.not-a-database", "it is not a SQLite database",
        "The file's first bytes are not those of a SQLite file.",
        "Name another file, or replace this one: agentos init --force FILE");

    /// <summary>The file has no bytes.</summary>
    public static readonly ErrorDefinition EmptyFile = new(
        "storage.empty-file", "the file is empty",
        "A file of zero bytes is there; nothing tells whether it was meant to become an agent database.",
        "Remove it, or replace it: agentos init --force FILE");

    /// <summary>A SQLite database of another program.</summary>
    public static readonly ErrorDefinition NotAnAgentDatabase = new(
        "storage.not-an-agent-database", "it is a SQLite database, but not an agent's",
        "The tables of the agent filesystem (fs_inode, fs_dentry, fs_data, fs_config) are missing. After a crash of another "
        + "program they may still be in a -wal file that was not copied along.",
        "Name another file; if it was copied, copy its -wal file too.");

    /// <summary>A file encrypted by Turso.</summary>
    public static readonly ErrorDefinition Encrypted = new(
        "storage.encrypted", "it is encrypted by Turso",
        "The file starts with Turso's own mark instead of SQLite's; its pages can only be read with its key and its engine.",
        "Copy it out with the program that made it and its key, into a plain file: AgentFS takes --key and --cipher.");

    /// <summary>Written by a newer format.</summary>
    public static readonly ErrorDefinition NewerSchema = new(
        "storage.newer-schema", "its format is newer than this program",
        "The schema has a version or columns that this program does not know; writing could damage it.",
        "Update AgentOS.");

    /// <summary>Written by an older format.</summary>
    public static readonly ErrorDefinition OlderSchema = new(
        "storage.older-schema", "its format is older than AgentFS 0.4",
        "Columns of the current format are missing.",
        "Bring it up to date: agentos migrate --db FILE");

    /// <summary>Written by the format's fork.</summary>
    public static readonly ErrorDefinition ForkSchema = new(
        "storage.fork-schema", "it has the format of AgentFS's fork, 0.5",
        "The fork keeps small files inside the inode table, where this program and AgentFS itself do not look.",
        "Convert it: agentos migrate --db FILE");

    /// <summary>Files that are only partly in the file.</summary>
    public static readonly ErrorDefinition PartialFiles = new(
        "storage.partial-files", "parts of its files are in another directory",
        "The fork copied only the changed parts of files out of its base directory (fs_partial_origin); the file alone is not complete.",
        "Open it with the fork and its base directory, and copy the files out.");

    /// <summary>The backup before a change cannot be made.</summary>
    public static readonly ErrorDefinition BackupFailed = new(
        "storage.backup-failed", "the backup cannot be written",
        "Repairs and migrations first copy the file beside itself, so that they can be taken back.",
        "Check that its directory is writable and has room for a copy: df DIRECTORY");

    /// <summary>A migration that would leave a file unfit.</summary>
    public static readonly ErrorDefinition MigrationFailed = new(
        "storage.migration-failed", "the result would not be sound",
        "The file was examined after the conversion and before the commit; everything was rolled back and the file is as it was.",
        "See what is wrong with it: agentos fsck --db FILE");

    /// <summary>The file is damaged.</summary>
    public static readonly ErrorDefinition Corrupt = new(
        "storage.corrupt", "the file is damaged",
        "The file was cut short, or its content contradicts itself.",
        "See what is wrong: agentos fsck --db FILE. Restore a snapshot, or save what can be read: sqlite3 FILE .recover | sqlite3 NEWFILE");

    /// <summary>A copy of the file alone, made while an agent ran.</summary>
    public static readonly ErrorDefinition CopiedWhileMounted = new(
        "storage.copied-while-mounted", "it was copied while the agent was running, without its -wal file",
        "What was written last is in the -wal file beside the original; this copy lacks it, and may mix old and new. "
        + "(A copy made by sqlite3's .backup is whole, but bears the same mark.)",
        "Copy a running agent with: agentos snapshot NAME && agentos fork NAME COPY.db. To use what is in this copy anyway: sqlite3 COPY.db 'PRAGMA user_version = 0'");

    /// <summary>The path is a directory.</summary>
    public static readonly ErrorDefinition IsADirectory = new(
        "storage.is-a-directory", "it is a directory",
        "A database file was expected.",
        "Name a file inside it.");

    /// <summary>The file does not exist.</summary>
    public static readonly ErrorDefinition NotFound = new(
        "storage.not-found", "there is no such file",
        "The path names nothing.",
        "Create it: agentos init FILE");

    /// <summary>The directory of the file does not exist.</summary>
    public static readonly ErrorDefinition MissingParent = new(
        "storage.missing-parent", "the directory it should be in does not exist",
        "A part of the path names nothing, or something that is no directory.",
        "Create the directory first: mkdir -p DIRECTORY");

    /// <summary>The file exists already.</summary>
    public static readonly ErrorDefinition AlreadyExists = new(
        "storage.already-exists", "the file exists",
        "Creating it would destroy what it holds.",
        "Use --force to overwrite it.");

    /// <summary>Missing rights.</summary>
    public static readonly ErrorDefinition PermissionDenied = new(
        "storage.permission-denied", "permission denied",
        "This user may not read or write the file or its directory (SQLite keeps two more files beside it while it is open).",
        "Check with ls -ld FILE and its directory, or use a directory of your own.");

    /// <summary>The place cannot be written.</summary>
    public static readonly ErrorDefinition ReadOnly = new(
        "storage.read-only", "it cannot be written",
        "The file system is mounted read-only, or the database was opened for reading.",
        "Copy the file to a writable place.");

    /// <summary>A live mount holds the file.</summary>
    public static readonly ErrorDefinition AlreadyMounted = new(
        "storage.already-mounted", "it is mounted already",
        "One mount at a time owns an agent database; other programs may still read and write it through the SDK and the command line.",
        "Stop the other run first.");

    /// <summary>Another program keeps the write lock.</summary>
    public static readonly ErrorDefinition Busy = new(
        "storage.busy", "another program keeps it locked",
        "A transaction of another program did not end in time.",
        "Find it with fuser FILE, end it, and try again.");

    /// <summary>No space.</summary>
    public static readonly ErrorDefinition DiskFull = new(
        "storage.disk-full", "the disk is full",
        "The disk under the database file has no room left.",
        "Free space (df FILE shows how much is left) and try again.");

    /// <summary>Anything else.</summary>
    public static readonly ErrorDefinition Failed = new(
        "storage.failed", "the database failed",
        "SQLite reported an error that has no better name.",
        "Check the disk (dmesg) and the file: sqlite3 FILE 'PRAGMA integrity_check'");

    /// <summary>The SQL text is wrong.</summary>
    public static readonly ErrorDefinition InvalidSql = new(
        "storage.invalid-sql", "the SQL is not valid",
        "SQLite could not compile or run the statement.",
        "Correct the statement; sqlite3 FILE .schema shows the tables.", ExitCodes.Usage);

    /// <summary>A write through a reading call.</summary>
    public static readonly ErrorDefinition SqlWrites = new(
        "storage.sql-writes", "the statement would change the database",
        "Queries are read-only unless writing is asked for.",
        "Repeat it with --write.", ExitCodes.Usage);

    /// <summary>A value that is no JSON.</summary>
    public static readonly ErrorDefinition InvalidJson = new(
        "storage.invalid-json", "the value is not JSON",
        "Values are kept as JSON text.",
        "Quote strings: '\"text\"'.", ExitCodes.Usage);

    /// <summary>A tool call that is over.</summary>
    public static readonly ErrorDefinition ToolCallFinished = new(
        "storage.tool-call-finished", "the tool call has finished",
        "A finished call is never changed.",
        "Record a new call.");

    /// <summary>A tool call that never was.</summary>
    public static readonly ErrorDefinition ToolCallNotFound = new(
        "storage.tool-call-not-found", "there is no such tool call",
        "The number names no call of this database.",
        "List them: agentos tools list");
}
