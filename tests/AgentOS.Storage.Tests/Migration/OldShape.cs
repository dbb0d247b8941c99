using AgentOS.Sqlite;

namespace AgentOS.Storage.Tests.Migration;

/// <summary>
/// Files as the peer's older releases, the Go SDK and the fork made them, built from their table definitions. All hold the same: <c>/dir/big.bin</c>
/// (9000 bytes, byte i = i mod 251) with a hard link <c>/second</c>, <c>/dir/small.txt</c> ("small"), <c>/empty.txt</c>, <c>/link</c> → <c>dir/small.txt</c>,
/// the key <c>key</c> and one tool call.
/// </summary>
internal static class OldShape
{
    private const string Dentries = """
        CREATE TABLE fs_dentry (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, parent_ino INTEGER NOT NULL, ino INTEGER NOT NULL, UNIQUE(parent_ino, name));
        CREATE INDEX idx_fs_dentry_parent ON fs_dentry(parent_ino, name);
        CREATE TABLE fs_symlink (ino INTEGER PRIMARY KEY, target TEXT NOT NULL);
        INSERT INTO fs_dentry (name, parent_ino, ino) VALUES ('dir', 1, 2), ('big.bin', 2, 3), ('second', 1, 3), ('small.txt', 2, 4), ('empty.txt', 1, 5), ('link', 1, 6);
        INSERT INTO fs_symlink VALUES (6, 'dir/small.txt');
        """;

    private const string State = """
        CREATE TABLE kv_store (key TEXT PRIMARY KEY, value TEXT NOT NULL, created_at INTEGER DEFAULT (unixepoch()), updated_at INTEGER DEFAULT (unixepoch()));
        INSERT INTO kv_store VALUES ('key', '{"a":1}', 20, 21);
        """;

    private const string Calls = """
        CREATE TABLE tool_calls (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, parameters TEXT, result TEXT, error TEXT,
          status TEXT NOT NULL DEFAULT 'pending', started_at INTEGER NOT NULL, completed_at INTEGER, duration_ms INTEGER);
        INSERT INTO tool_calls VALUES (1, 'tool', '{}', '[1]', NULL, 'success', 30, 31, 1000);
        """;

    private const string FinishedCalls = """
        CREATE TABLE tool_calls (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, parameters TEXT, result TEXT, error TEXT,
          started_at INTEGER NOT NULL, completed_at INTEGER NOT NULL, duration_ms INTEGER NOT NULL);
        CREATE INDEX idx_tool_calls_name ON tool_calls(name);
        INSERT INTO tool_calls VALUES (1, 'tool', '{}', '[1]', '', 30, 31, 1000);
        """;

    private const string Configuration = """
        CREATE TABLE fs_config (key TEXT PRIMARY KEY, value TEXT NOT NULL);
        INSERT INTO fs_config VALUES ('chunk_size', '4096'), ('mine', 'kept');
        """;

    private const string Chunks = """
        CREATE TABLE fs_data (ino INTEGER NOT NULL, chunk_index INTEGER NOT NULL, data BLOB NOT NULL, PRIMARY KEY (ino, chunk_index));
        INSERT INTO fs_data SELECT 3, 0, substr(bytes, 1, 4096) FROM big UNION ALL SELECT 3, 1, substr(bytes, 4097, 4096) FROM big UNION ALL
          SELECT 3, 2, substr(bytes, 8193) FROM big UNION ALL SELECT 4, 0, CAST('small' AS BLOB);
        """;

    // Extents out of order, of odd lengths, one over another, and none where it is empty.
    private const string Extents = """
        CREATE TABLE fs_data (id INTEGER PRIMARY KEY AUTOINCREMENT, ino INTEGER NOT NULL, offset INTEGER NOT NULL, size INTEGER NOT NULL, data BLOB NOT NULL);
        CREATE INDEX idx_fs_data_ino_offset ON fs_data(ino, offset);
        INSERT INTO fs_data (ino, offset, size, data) SELECT 3, 5000, 4000, substr(bytes, 5001) FROM big UNION ALL SELECT 3, 0, 10, zeroblob(10) UNION ALL
          SELECT 3, 7, 4993, substr(bytes, 8, 4993) FROM big UNION ALL SELECT 3, 0, 7, substr(bytes, 1, 7) FROM big UNION ALL SELECT 4, 0, 5, CAST('small' AS BLOB);
        """;

    internal static IReadOnlyList<string> Names => ["0.0", "0.0 with foreign keys", "0.1", "0.2", "0.3", "0.4 of the Go SDK", "0.4 stamped over 0.2", "0.5 of the fork"];

    internal static void Create(string name, string path)
    {
        using SqliteDatabase database = SqliteDatabase.Open(path, SqliteOpenMode.Create);
        string bytes = Convert.ToHexString([.. Enumerable.Range(0, 9000).Select(static i => (byte)(i % 251))]);
        database.Execute($"BEGIN; CREATE TEMP TABLE big (bytes BLOB); INSERT INTO big VALUES (x'{bytes}')");
        database.Execute(name switch
        {
            "0.0" => Inodes("") + Dentries + Extents + State + Calls,
            "0.0 with foreign keys" => Inodes("") + Dentries.Replace(
                "ino INTEGER NOT NULL, UNIQUE", "ino INTEGER NOT NULL REFERENCES fs_inode(ino) ON DELETE CASCADE, UNIQUE", StringComparison.Ordinal) + Extents + State + Calls,
            "0.1" => Configuration + Inodes("") + Dentries + Chunks + State + Calls,
            "0.2" => Configuration + Inodes("nlink") + Dentries + Chunks + State + Calls + """
                CREATE TABLE fs_whiteout (path TEXT PRIMARY KEY, parent_path TEXT NOT NULL, created_at INTEGER NOT NULL);
                CREATE TABLE fs_overlay_config (key TEXT PRIMARY KEY, value TEXT NOT NULL);
                INSERT INTO fs_whiteout VALUES ('/gone', '/', 1); INSERT INTO fs_overlay_config VALUES ('base_path', '/base');
                """,
            "0.3" => Configuration + Inodes("nlink") + Dentries + Chunks + State + Calls + """
                CREATE TABLE fs_origin (delta_ino INTEGER PRIMARY KEY, base_ino INTEGER NOT NULL); INSERT INTO fs_origin VALUES (3, 77);
                """,
            "0.4 of the Go SDK" => Configuration + Inodes("nlink", "rdev", "atime_nsec", "mtime_nsec", "ctime_nsec") + Dentries + Chunks + State + FinishedCalls,
            "0.4 stamped over 0.2" => Configuration + "INSERT INTO fs_config VALUES ('schema_version', '0.4');" + Inodes("nlink") + Dentries + Chunks + State + Calls,
            "0.5 of the fork" => Configuration + "INSERT INTO fs_config VALUES ('schema_version', '0.5'), ('inline_threshold', '4096');"
                + Inodes("nlink", "rdev", "atime_nsec", "mtime_nsec", "ctime_nsec") + Dentries + Chunks + State + Calls + """
                ALTER TABLE fs_inode ADD COLUMN data_inline BLOB; ALTER TABLE fs_inode ADD COLUMN storage_kind INTEGER NOT NULL DEFAULT 0;
                UPDATE fs_inode SET storage_kind = 1, data_inline = CAST('small' AS BLOB) WHERE ino = 4; DELETE FROM fs_data WHERE ino = 4;
                UPDATE fs_inode SET storage_kind = 1 WHERE ino = 5;
                CREATE TABLE fs_partial_origin (delta_ino INTEGER PRIMARY KEY, base_ino INTEGER NOT NULL, base_path TEXT NOT NULL);
                CREATE TABLE fs_chunk_override (delta_ino INTEGER NOT NULL, chunk_index INTEGER NOT NULL); PRAGMA user_version = 5;
                """,
            _ => throw new ArgumentOutOfRangeException(nameof(name), name, null),
        });
        database.Execute("COMMIT; PRAGMA journal_mode = WAL");
    }

    /// <summary>fs_inode with more columns; where there is nlink, directories count as the peer's FUSE counts them.</summary>
    private static string Inodes(params string[] more)
    {
        string columns = string.Concat(more.Where(static column => column.Length > 0).Select(static column => $", {column} INTEGER NOT NULL DEFAULT 0"));
        string links = more.Contains("nlink") ? "UPDATE fs_inode SET nlink = CASE ino WHEN 1 THEN 3 WHEN 2 THEN 2 WHEN 3 THEN 2 ELSE 1 END;" : "";
        return $"""
            CREATE TABLE fs_inode (ino INTEGER PRIMARY KEY AUTOINCREMENT, mode INTEGER NOT NULL, uid INTEGER NOT NULL DEFAULT 0, gid INTEGER NOT NULL DEFAULT 0,
              size INTEGER NOT NULL DEFAULT 0, atime INTEGER NOT NULL, mtime INTEGER NOT NULL, ctime INTEGER NOT NULL{columns});
            INSERT INTO fs_inode (ino, mode, size, atime, mtime, ctime) VALUES (1, 16877, 0, 10, 11, 12), (2, 16877, 0, 10, 11, 12), (3, 33188, 9000, 10, 11, 12),
              (4, 33188, 5, 10, 11, 12), (5, 33188, 0, 10, 11, 12), (6, 41471, 13, 10, 11, 12);
            {links}
            """;
    }
}
