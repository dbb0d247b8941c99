using AgentOS.Storage.Integrity;

namespace AgentOS.Storage.Tests.Integrity;

/// <summary>Each rule finds what breaks it, and its repair leaves a sound file.</summary>
public sealed class RuleTests
{
    private const string Note = "(SELECT ino FROM fs_dentry WHERE name = 'note.txt')";
    private const string Big = "(SELECT ino FROM fs_dentry WHERE name = 'big.bin')";
    private const string Docs = "(SELECT ino FROM fs_dentry WHERE name = 'docs')";
    private const string Deep = "(SELECT ino FROM fs_dentry WHERE name = 'deep')";
    private const string Er = "(SELECT ino FROM fs_dentry WHERE name = 'er')";
    private const string Link = "(SELECT ino FROM fs_dentry WHERE name = 'link')";
    private const string Two = "(SELECT ino FROM fs_dentry WHERE name = 'two.txt')";
    private const string Empty = "(SELECT ino FROM fs_dentry WHERE name = 'empty')";

    public static TheoryData<string, string> Corruptions => new()
    {
        { "AF-2", "DROP TABLE kv_store" },
        { "AF-2", "DROP INDEX idx_tool_calls_name" },
        { "AF-3", "CREATE TRIGGER t AFTER DELETE ON fs_inode BEGIN DELETE FROM fs_data; END" },
        { "AF-4", "DELETE FROM fs_config WHERE key = 'chunk_size'; UPDATE fs_data SET data = substr(data, 1, 4096) WHERE length(data) > 4096 AND 0" },
        { "AF-4", "UPDATE fs_config SET value = 'many' WHERE key = 'chunk_size'" },
        { "AF-4", "UPDATE fs_config SET value = '4096' WHERE key = 'chunk_size'" },
        { "AF-4", "UPDATE fs_config SET value = '1000000' WHERE key = 'chunk_size'" },
        { "AF-4", "DELETE FROM fs_config WHERE key = 'schema_version'" },
        { "AF-5", "DELETE FROM fs_inode WHERE ino = 1" },
        { "AF-5", "UPDATE fs_inode SET mode = 33188 WHERE ino = 1" },
        { "AF-5", "INSERT INTO fs_dentry (name, parent_ino, ino) VALUES ('again', 1, 1)" },
        { "AF-6", "UPDATE fs_inode SET nlink = 2 WHERE ino = 1" },
        { "AF-6", $"UPDATE fs_inode SET nlink = 3 WHERE ino = {Docs}" },
        { "AF-8", $"UPDATE fs_inode SET size = 5 WHERE ino = {Big}" },
        { "AF-8", $"UPDATE fs_data SET data = zeroblob(70000) WHERE ino = {Big} AND chunk_index = 1" },
        { "AF-8", $"UPDATE fs_data SET chunk_index = -1 WHERE ino = {Note}" },
        { "AF-8", $"UPDATE fs_data SET chunk_index = 9000000000000000000 WHERE ino = {Note}" },
        { "AF-8", $"UPDATE fs_data SET data = 'text' WHERE ino = {Note}" },
        { "AF-9", "UPDATE fs_dentry SET name = '..' WHERE name = 'note.txt'" },
        { "AF-9", "UPDATE fs_dentry SET name = 'a/b' WHERE name = 'note.txt'" },
        { "AF-9", "UPDATE fs_dentry SET name = '' WHERE name = 'note.txt'" },
        { "AF-9", "UPDATE fs_dentry SET name = printf('%.300c', 'n') WHERE name = 'note.txt'" },
        { "AF-9", "UPDATE fs_dentry SET name = CAST(x'610062' AS TEXT) WHERE name = 'note.txt'" },
        { "AF-9", "UPDATE fs_dentry SET name = CAST(name AS BLOB) WHERE name = 'note.txt'" },
        { "AF-9", "UPDATE fs_dentry SET name = CAST(x'FF' AS TEXT) WHERE name = 'note.txt'" },
        { "AF-9", "INSERT INTO fs_inode (mode, nlink, atime, mtime, ctime) VALUES (33188, 1, 0, 0, 0); INSERT INTO fs_dentry (name, parent_ino, ino) VALUES (x'6C696E6B', 1, last_insert_rowid())" },
        { "AF-11", "INSERT INTO agentos_orphan VALUES (999, 'mount')" },
        { "AF-11", $"INSERT INTO agentos_orphan VALUES ({Note}, 'mount')" },
        { "AF-21", $"UPDATE fs_inode SET ino = -7 WHERE ino = {Note}" },
        { "AF-21", $"UPDATE fs_inode SET ino = 9223372036854775807 WHERE ino = {Note}" },
        { "AF-37", "UPDATE fs_dentry SET id = -3 WHERE name = 'note.txt'" },
        { "AF-37", "UPDATE tool_calls SET id = 9223372036854775807 WHERE id = 1" },
        { "AF-37", "UPDATE sqlite_sequence SET seq = 9223372036854775807 WHERE name = 'fs_inode'" },
        { "AF-22", $"DELETE FROM fs_inode WHERE ino = {Docs}" },
        { "AF-22", $"DELETE FROM fs_inode WHERE ino = {Big}" },
        { "AF-22", $"DELETE FROM fs_inode WHERE ino = {Link}" },
        { "AF-22", "DELETE FROM fs_inode WHERE ino = (SELECT ino FROM fs_dentry WHERE name = 'empty.txt')" },
        { "AF-23", $"UPDATE fs_inode SET mode = 0 WHERE ino = {Note}" },
        { "AF-23", $"UPDATE fs_inode SET mode = 'mode' WHERE ino = {Docs}" },
        { "AF-23", $"UPDATE fs_inode SET mode = 1000000 WHERE ino = {Empty}" },
        { "AF-23", $"UPDATE fs_inode SET mode = 16877 WHERE ino = {Note}" },
        { "AF-23", $"UPDATE fs_inode SET mode = 33188 WHERE ino = {Docs}" },
        { "AF-23", $"UPDATE fs_inode SET mode = 33188 WHERE ino = {Link}" },
        { "AF-23", $"UPDATE fs_inode SET mode = 41471 WHERE ino = {Note}" },
        { "AF-24", $"UPDATE fs_inode SET mtime_nsec = 1000000000 WHERE ino = {Note}" },
        { "AF-24", $"UPDATE fs_inode SET atime_nsec = -1 WHERE ino = {Note}" },
        { "AF-24", $"UPDATE fs_inode SET size = -1 WHERE ino = {Note}" },
        { "AF-24", $"UPDATE fs_inode SET uid = 'root' WHERE ino = {Note}" },
        { "AF-24", $"UPDATE fs_inode SET ctime = 1.5 WHERE ino = {Note}" },
        { "AF-24", $"UPDATE fs_inode SET nlink = -1 WHERE ino = {Note}" },
        { "AF-25", "UPDATE fs_dentry SET parent_ino = 999 WHERE name = 'note.txt'" },
        { "AF-25", $"UPDATE fs_dentry SET parent_ino = {Two} WHERE name = 'note.txt'" },
        { "AF-25", "UPDATE fs_dentry SET ino = 'x' WHERE name = 'note.txt'" },
        { "AF-27", $"INSERT INTO fs_dentry (name, parent_ino, ino) VALUES ('twice', 1, {Deep})" },
        { "AF-28", "DELETE FROM fs_dentry WHERE name = 'note.txt'" },
        { "AF-28", "DELETE FROM fs_dentry WHERE name = 'docs'" },
        { "AF-29", $"UPDATE fs_dentry SET parent_ino = {Er} WHERE name = 'deep'" },
        { "AF-29", "UPDATE fs_dentry SET parent_ino = ino WHERE name = 'deep'" },
        { "AF-30", $"UPDATE fs_inode SET nlink = 7 WHERE ino = {Two}" },
        { "AF-30", "DELETE FROM fs_dentry WHERE name = 'second'" },
        { "AF-31", "INSERT INTO fs_data VALUES (999, 0, x'00')" },
        { "AF-31", $"INSERT INTO fs_data VALUES ({Empty}, 0, x'00')" },
        { "AF-32", $"DELETE FROM fs_symlink WHERE ino = {Link}" },
        { "AF-32", $"UPDATE fs_symlink SET target = 'elsewhere' WHERE ino = {Link}" },
        { "AF-32", $"UPDATE fs_symlink SET target = '' WHERE ino = {Link}" },
        { "AF-32", $"UPDATE fs_symlink SET target = CAST(target AS BLOB) WHERE ino = {Link}" },
        { "AF-32", $"INSERT INTO fs_symlink VALUES ({Note}, 'x'), (999, 'y')" },
        { "AF-33", "INSERT INTO agentos_xattr VALUES (999, 'user.x', x'00')" },
        { "AF-33", $"INSERT INTO agentos_xattr VALUES ({Note}, x'', x'00')" },
        { "AF-34", "UPDATE kv_store SET value = 'no json'" },
        { "AF-34", "UPDATE kv_store SET value = x'FF'" },
        { "AF-34", "UPDATE kv_store SET key = NULL" },
        { "AF-34", "UPDATE kv_store SET key = x'FF'" },
        { "AF-34", "UPDATE kv_store SET updated_at = NULL" },
        { "AF-34", "UPDATE kv_store SET created_at = 'then'" },
        { "AF-35", "UPDATE tool_calls SET status = 'maybe' WHERE id = 1" },
        { "AF-35", "UPDATE tool_calls SET status = 'pending' WHERE id = 2" },
        { "AF-35", "UPDATE tool_calls SET result = '' WHERE id = 2" },
        { "AF-35", "UPDATE tool_calls SET parameters = '{' WHERE id = 1" },
        { "AF-35", "UPDATE tool_calls SET error = 'too' WHERE id = 1" },
        { "AF-35", "UPDATE tool_calls SET completed_at = NULL WHERE id = 1" },
        { "AF-35", "UPDATE tool_calls SET duration_ms = 'long' WHERE id = 1" },
        { "AF-35", "UPDATE tool_calls SET started_at = 'then' WHERE id = 1" },
        { "AF-35", "UPDATE tool_calls SET parameters = '', result = '', error = '' WHERE id = 3" },
        { "AF-36", "CREATE TABLE fs_origin (delta_ino INTEGER PRIMARY KEY, base_ino INTEGER NOT NULL); INSERT INTO fs_origin VALUES (999, 1)" },
        { "AF-36", "CREATE TABLE fs_whiteout (path TEXT PRIMARY KEY, parent_path TEXT NOT NULL, created_at INTEGER NOT NULL); INSERT INTO fs_whiteout VALUES ('/a/b', '/', 0)" },
        { "AF-36", "CREATE TABLE fs_whiteout (path TEXT PRIMARY KEY, created_at INTEGER NOT NULL); INSERT INTO fs_whiteout VALUES ('a/b', 0)" },
    };

    [Theory]
    [MemberData(nameof(Corruptions))]
    public async Task What_breaks_a_rule_is_found_under_its_number_and_repaired(string rule, string sql)
    {
        using SoundFile file = await SoundFile.CreateAsync();
        Assert.Empty(DatabaseIntegrity.Check(file.Path).Findings);
        Corruption.Apply(file.Path, sql);
        Assert.Contains(DatabaseIntegrity.Check(file.Path).Findings, finding => finding.Rule == rule && finding.IsRepairable);

        RepairReport repair = DatabaseIntegrity.Repair(file.Path, TimeProvider.System);
        Assert.Contains(repair.Repaired, finding => finding.Rule == rule);
        Assert.Empty(repair.Remaining);
        Assert.Empty(DatabaseIntegrity.Check(file.Path).Findings);
        await using AgentDatabase agent = await AgentDatabase.OpenAsync(file.Path);
        Assert.NotEmpty(await agent.Files.WalkAsync("/"));
        await agent.Files.WriteTextAsync("/after/repair.txt", "x");
    }

    [Theory]
    [InlineData("AF-3", "CREATE TABLE t (a INTEGER, b INTEGER GENERATED ALWAYS AS (a + 1))")]
    [InlineData("AF-3", "CREATE TABLE t (a INTEGER, b INTEGER CHECK (b > 0), d TEXT)")]
    [InlineData("AF-3", "CREATE VIRTUAL TABLE t USING fts5(a)")]
    [InlineData("AF-1", "PRAGMA journal_mode = DELETE; PRAGMA auto_vacuum = FULL; VACUUM")]
    public async Task What_a_repair_cannot_undo_says_what_a_person_can(string rule, string sql)
    {
        using SoundFile file = await SoundFile.CreateAsync();
        Corruption.Apply(file.Path, sql);
        Finding finding = Assert.Single(DatabaseIntegrity.Check(file.Path).Findings);
        Assert.Equal(rule, finding.Rule);
        Assert.False(finding.IsRepairable);
        Assert.NotEmpty(finding.Repair);
    }

    [Theory]
    [InlineData("CREATE TABLE agentos_other (a INTEGER, \"CHECK\" TEXT, b TEXT DEFAULT 'CHECK (', CHECK (a > 0))")]
    [InlineData("CREATE TABLE mine (a); CREATE INDEX mine_a ON mine (a); CREATE VIEW v AS SELECT * FROM mine")]
    [InlineData("ALTER TABLE fs_inode ADD COLUMN more TEXT; INSERT INTO fs_config VALUES ('mine', 'x')")]
    [InlineData("UPDATE tool_calls SET started_at = 1700000000.25, completed_at = 1700000001.75 WHERE id = 1")]
    [InlineData("CREATE TABLE fs_whiteout (path TEXT PRIMARY KEY, parent_path TEXT NOT NULL, created_at INTEGER NOT NULL); INSERT INTO fs_whiteout VALUES ('/a', '/', 0), ('/a/b', '/a', 0), ('/a/b/cc.d', '/a/b', 0)")]
    public async Task What_others_may_do_is_no_finding(string sql)
    {
        using SoundFile file = await SoundFile.CreateAsync();
        Corruption.Apply(file.Path, sql);
        Assert.Empty(DatabaseIntegrity.Check(file.Path).Findings);
    }
}
