using System.Globalization;
using AgentOS.Errors;
using AgentOS.Sqlite;
using AgentOS.Storage.Integrity;

namespace AgentOS.Storage.Tests.Integrity;

/// <summary>Random damage, each from a seed that the failure names.</summary>
public sealed class RandomCorruptionTests
{
    private static readonly bool s_isSoak = Environment.GetEnvironmentVariable("AGENTOS_SOAK") == "1";
    private static readonly int s_rowSeeds = s_isSoak ? 5000 : 250;
    private static readonly int s_byteSeeds = s_isSoak ? 5000 : 200;

    private static readonly string[] s_values =
    [
        "NULL", "-1", "0", "1", "2", "5", "999", "33188", "16877", "41471", "9223372036854775807", "1.5", "''", "'..'", "'a/b'", "'text'", "x'00'", "x'FFFE'",
    ];

    [Fact]
    public async Task Any_single_row_can_be_damaged_and_a_repair_leaves_a_sound_file()
    {
        using SoundFile original = await SoundFile.CreateAsync();
        string path = original["damaged.db"];
        int found = 0;
        for (int seed = 0; seed < s_rowSeeds; seed++)
        {
            File.Copy(original.Path, path, overwrite: true);
            string sql = Damage(path, new Random(seed));
            IntegrityReport report = DatabaseIntegrity.Check(path);
            found += report.Findings.Count > 0 ? 1 : 0;
            RepairReport repair = DatabaseIntegrity.Repair(path, TimeProvider.System);
            Assert.True(repair.Remaining.Count == 0, $"seed {seed}, {sql}: {string.Join("; ", repair.Remaining)}");
            Assert.True((repair.Backup is null) == (report.Findings.Count == 0), $"seed {seed}, {sql}");
            Assert.Empty(DatabaseIntegrity.Check(path).Findings);
            await Use(path, $"seed {seed}, {sql}");
            if (repair.Backup is not null)
                File.Delete(repair.Backup);
        }

        // Some values are as good as those they replace: another owner, another time.
        Assert.True(found > s_rowSeeds / 3, $"only {found} of {s_rowSeeds} were found");
    }

    [Fact]
    public async Task Flipped_bits_and_cut_ends_are_reported_not_thrown()
    {
        using SoundFile original = await SoundFile.CreateAsync();
        byte[] sound = await File.ReadAllBytesAsync(original.Path, TestContext.Current.CancellationToken);
        string path = original["damaged.db"];
        for (int seed = 0; seed < s_byteSeeds; seed++)
        {
            int findings = 0;
            Random random = new(seed);
            byte[] damaged = seed % 3 == 0 ? sound[..random.Next(sound.Length)] : [.. sound];
            for (int flips = seed % 3; flips > 0; flips--)
                damaged[random.Next(seed % 2 == 0 ? 4096 : damaged.Length)] ^= (byte)(1 << random.Next(8));
            await File.WriteAllBytesAsync(path, damaged, TestContext.Current.CancellationToken);
            Exception? thrown = Record.Exception(() => findings = DatabaseIntegrity.Check(path).Findings.Count);
            Assert.True(thrown is null, $"seed {seed}: {thrown}");
            Assert.True(seed % 3 != 0 || findings > 0, $"seed {seed}: a cut file has nothing wrong");
            Assert.True(damaged.AsSpan().SequenceEqual(File.ReadAllBytes(path)), $"seed {seed}: the check changed the file");
            RepairOrRefuse(path, seed);
        }
    }

    private static void RepairOrRefuse(string path, int seed)
    {
        byte[] before = File.ReadAllBytes(path);
        try
        {
            RepairReport repair = DatabaseIntegrity.Repair(path, TimeProvider.System);
            if (repair.Backup is not null)
                File.Delete(repair.Backup);
        }
        catch (AgentOSException)
        {
            Assert.True(before.AsSpan().SequenceEqual(File.ReadAllBytes(path)), $"seed {seed}: a refused repair changed the file");
        }
    }

    /// <summary>Changes, removes or doubles one row.</summary>
    private static string Damage(string path, Random random)
    {
        using SqliteDatabase database = SqliteDatabase.Open(path, SqliteOpenMode.ReadWrite);
        string[] tables = ["fs_config", "fs_inode", "fs_inode", "fs_dentry", "fs_dentry", "fs_data", "fs_symlink", "kv_store", "tool_calls", "agentos_xattr"];
        string table = tables[random.Next(tables.Length)];
        string key = table == "agentos_xattr" ? "ino" : "rowid";
        string row = $"{key} = (SELECT {key} FROM {table} LIMIT 1 OFFSET {random.Next(Count(database, table)).ToString(CultureInfo.InvariantCulture)})";
        List<string> columns = Columns(database, table);
        string value = s_values[random.Next(s_values.Length)];
        // As schema_version it is no damage, but a newer format.
        if (table == "fs_config" && value == "1.5")
            value = "'1,5'";
        string column = columns[random.Next(columns.Count)];
        string others = string.Join(", ", columns.Where(other => other != column));
        string sql = random.Next(4) switch
        {
            0 => $"DELETE FROM {table} WHERE {row}",
            1 => $"INSERT OR IGNORE INTO {table} ({column}, {others}) SELECT {value}, {others} FROM {table} WHERE {row}",
            _ => $"UPDATE OR IGNORE {table} SET {column} = {value} WHERE {row}",
        };
        try
        {
            database.Execute(sql);
        }
        catch (SqliteException e) when (e.Code == SqliteResult.Constraint || e.ExtendedCode == 20)
        {
            // SQLITE_MISMATCH (20): a row id takes no text. Nothing was changed.
        }

        return sql;
    }

    private static int Count(SqliteDatabase database, string table)
    {
        using SqliteStatement count = database.Prepare(System.Text.Encoding.UTF8.GetBytes($"SELECT count(*) FROM {table}"));
        count.Step();
        return (int)count.GetInt64(0);
    }

    private static List<string> Columns(SqliteDatabase database, string table)
    {
        using SqliteStatement names = database.Prepare(System.Text.Encoding.UTF8.GetBytes($"SELECT name FROM pragma_table_info('{table}')"));
        List<string> columns = [];
        while (names.Step())
            columns.Add(names.GetText(0)!);
        return columns;
    }

    /// <summary>Everything the repaired file shows can be used.</summary>
    private static async Task Use(string path, string damage)
    {
        Exception? thrown = await Record.ExceptionAsync(async () =>
        {
            await using AgentDatabase agent = await AgentDatabase.OpenAsync(path);
            // Names that are no UTF-8 have no path in this interface.
            foreach (WalkEntry entry in (await agent.Files.WalkAsync("/")).Where(static entry => !entry.Path.Contains('\uFFFD', StringComparison.Ordinal)))
                await agent.Files.LinkStatAsync(entry.Path);
            await agent.KeyValue.ListAsync();
            await agent.ToolCalls.GetRecentAsync(DateTimeOffset.UnixEpoch);
            await agent.Files.WriteTextAsync("/after/repair.txt", "x");
        });
        Assert.True(thrown is null, $"{damage}: {thrown}");
    }
}
