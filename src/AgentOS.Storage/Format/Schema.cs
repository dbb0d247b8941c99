namespace AgentOS.Storage.Format;

/// <summary>The statements that make an empty agent database: AgentFS 0.4, and our own tables beside it (docs/formats/agent-db.md).</summary>
internal static class Schema
{
    internal const string Version = "0.4";

    internal const int NewChunkSize = 65536;

    /// <summary>Page size of files made to be mounted, whose commits carry many operations: a quarter of the log frames of the smaller one.</summary>
    internal const int MountPageSize = 32768;

    /// <summary>Page size of files that the SDK makes on opening: its commits are one row each, and each writes whole pages.</summary>
    internal const int RowPageSize = 8192;

    internal const string CreatePeerTables = """
        CREATE TABLE fs_config (key TEXT PRIMARY KEY, value TEXT NOT NULL);
        CREATE TABLE fs_inode (ino INTEGER PRIMARY KEY AUTOINCREMENT, mode INTEGER NOT NULL, nlink INTEGER NOT NULL DEFAULT 0,
          uid INTEGER NOT NULL DEFAULT 0, gid INTEGER NOT NULL DEFAULT 0, size INTEGER NOT NULL DEFAULT 0,
          atime INTEGER NOT NULL, mtime INTEGER NOT NULL, ctime INTEGER NOT NULL, rdev INTEGER NOT NULL DEFAULT 0,
          atime_nsec INTEGER NOT NULL DEFAULT 0, mtime_nsec INTEGER NOT NULL DEFAULT 0, ctime_nsec INTEGER NOT NULL DEFAULT 0);
        CREATE TABLE fs_dentry (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, parent_ino INTEGER NOT NULL,
          ino INTEGER NOT NULL, UNIQUE(parent_ino, name));
        CREATE INDEX idx_fs_dentry_parent ON fs_dentry(parent_ino, name);
        CREATE TABLE fs_data (ino INTEGER NOT NULL, chunk_index INTEGER NOT NULL, data BLOB NOT NULL, PRIMARY KEY (ino, chunk_index));
        CREATE TABLE fs_symlink (ino INTEGER PRIMARY KEY, target TEXT NOT NULL);
        CREATE TABLE kv_store (key TEXT PRIMARY KEY, value TEXT NOT NULL,
          created_at INTEGER DEFAULT (unixepoch()), updated_at INTEGER DEFAULT (unixepoch()));
        CREATE INDEX idx_kv_store_created_at ON kv_store(created_at);
        CREATE TABLE tool_calls (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, parameters TEXT, result TEXT, error TEXT,
          status TEXT NOT NULL DEFAULT 'pending', started_at INTEGER NOT NULL, completed_at INTEGER, duration_ms INTEGER);
        CREATE INDEX idx_tool_calls_name ON tool_calls(name);
        CREATE INDEX idx_tool_calls_started_at ON tool_calls(started_at);
        """;

    /// <summary>Extended attributes, inodes without a name that somebody still holds, and the record of what happened.</summary>
    internal const string CreateOwnTables = """
        CREATE TABLE IF NOT EXISTS agentos_xattr (ino INTEGER NOT NULL, name BLOB NOT NULL, value BLOB NOT NULL, PRIMARY KEY (ino, name)) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS agentos_orphan (ino INTEGER PRIMARY KEY, owner TEXT NOT NULL);
        CREATE TABLE IF NOT EXISTS agentos_history (id INTEGER PRIMARY KEY, time_ns INTEGER NOT NULL, agent TEXT NOT NULL, pid INTEGER,
          command TEXT, operation TEXT NOT NULL, path TEXT, target TEXT, bytes INTEGER NOT NULL, result TEXT NOT NULL, cause TEXT, hash BLOB NOT NULL);
        """;

    internal static string InitialRows(DateTimeOffset now)
    {
        long seconds = now.ToUnixTimeSeconds();
        return $"""
            INSERT INTO fs_config (key, value) VALUES ('chunk_size', '{NewChunkSize}'), ('schema_version', '{Version}');
            INSERT INTO fs_inode (ino, mode, nlink, atime, mtime, ctime) VALUES (1, 16877, 1, {seconds}, {seconds}, {seconds});
            """;
    }
}
