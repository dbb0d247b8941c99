using AgentOS.Errors;
using AgentOS.Storage.Integrity;
using AgentOS.Storage.KeyValues;
using AgentOS.Storage.Migration;
using AgentOS.Storage.Tests.Integrity;
using AgentOS.Storage.ToolCalls;
using AgentOS.Testing;

namespace AgentOS.Storage.Tests.Migration;

/// <summary>Every older shape becomes a sound file of the current one, with everything it held.</summary>
public sealed class MigrationTests : IDisposable
{
    private readonly TempDirectory _directory = new();

    public static TheoryData<string> Shapes => [.. OldShape.Names];

    private string DatabasePath => _directory["old.db"];

    public void Dispose() => _directory.Dispose();

    [Theory]
    [MemberData(nameof(Shapes))]
    public async Task An_older_file_is_brought_up_to_date_with_everything_it_holds(string shape)
    {
        OldShape.Create(shape, DatabasePath);
        MigrationReport report = DatabaseMigration.Run(DatabasePath, TimeProvider.System);
        Assert.NotEmpty(report.Steps);
        Assert.Empty(report.Findings);
        Assert.Empty(DatabaseIntegrity.Check(DatabasePath).Findings);
        await using AgentDatabase agent = await AgentDatabase.OpenAsync(DatabasePath);
        byte[] big = await agent.Files.ReadAsync("/dir/big.bin");
        Assert.Equal(9000, big.Length);
        Assert.All(big.Index(), static at => Assert.Equal(at.Index % 251, at.Item));
        Assert.Equal(big, await agent.Files.ReadAsync("/second"));
        Assert.Equal("small", await agent.Files.ReadTextAsync("/link"));
        Assert.Equal("", await agent.Files.ReadTextAsync("/empty.txt"));
        Assert.Equal(2u, (await agent.Files.StatAsync("/second")).LinkCount);
        Assert.Equal(2u, (await agent.Files.StatAsync("/dir")).LinkCount);
        Assert.Equal(3u, (await agent.Files.StatAsync("/")).LinkCount);
        Assert.Equal(11, (await agent.Files.StatAsync("/second")).ModifyTime.Seconds);
        KeyValueEntry entry = Assert.Single(await agent.KeyValue.ListAsync());
        Assert.Equal(("key", "{\"a\":1}", 20), (entry.Key, entry.Json, entry.Created.ToUnixTimeSeconds()));
        ToolCall call = (await agent.ToolCalls.GetAsync(1))!;
        Assert.Equal((ToolCallStatus.Success, "[1]", null, 1000), (call.Status, call.ResultJson, call.Error, call.DurationMilliseconds));
        await agent.Files.DeleteFileAsync("/second");
        Assert.Equal(1u, (await agent.Files.StatAsync("/dir/big.bin")).LinkCount);
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public async Task A_plan_names_the_steps_and_changes_nothing(string shape)
    {
        OldShape.Create(shape, DatabasePath);
        byte[] before = await File.ReadAllBytesAsync(DatabasePath, TestContext.Current.CancellationToken);
        MigrationReport plan = DatabaseMigration.Plan(DatabasePath);
        Assert.Null(plan.Backup);
        Assert.Equal(before, await File.ReadAllBytesAsync(DatabasePath, TestContext.Current.CancellationToken));
        Assert.Equal([DatabasePath], Directory.GetFiles(_directory.Path));
        Assert.Equal(plan.Steps, DatabaseMigration.Run(DatabasePath, TimeProvider.System).Steps);
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void The_backup_is_the_old_file_and_a_second_migration_has_nothing_to_do(string shape)
    {
        OldShape.Create(shape, DatabasePath);
        string before = SqliteCommand.Run(DatabasePath, ".dump");
        string backup = DatabaseMigration.Run(DatabasePath, TimeProvider.System).Backup!;
        Assert.Equal(before, SqliteCommand.Run(backup, ".dump"));
        MigrationReport second = DatabaseMigration.Run(DatabasePath, TimeProvider.System);
        Assert.Empty(second.Steps);
        Assert.Null(second.Backup);
        Assert.Equal("0.4", second.From);
    }

    [Theory]
    [InlineData("0.0", "storage.older-schema")]
    [InlineData("0.1", "storage.older-schema")]
    [InlineData("0.2", "storage.older-schema")]
    [InlineData("0.3", "storage.older-schema")]
    [InlineData("0.4 stamped over 0.2", "storage.older-schema")]
    [InlineData("0.5 of the fork", "storage.fork-schema")]
    public async Task A_file_that_needs_it_is_refused_with_the_command_that_does_it(string shape, string code)
    {
        OldShape.Create(shape, DatabasePath);
        byte[] before = await File.ReadAllBytesAsync(DatabasePath, TestContext.Current.CancellationToken);
        AgentOSException refused = await Assert.ThrowsAsync<AgentOSException>(() => AgentDatabase.OpenAsync(DatabasePath));
        Assert.Equal(code, refused.Definition.Code);
        Assert.Contains("agentos migrate", refused.Definition.Remedy, StringComparison.Ordinal);
        Assert.Throws<AgentOSException>(() => Files.FileStore.Open(DatabasePath, TimeProvider.System));
        Finding finding = DatabaseIntegrity.Check(DatabasePath).Findings[0];
        Assert.Equal("AF-2", finding.Rule);
        Assert.Contains("agentos migrate", finding.Repair, StringComparison.Ordinal);
        Assert.Empty(DatabaseIntegrity.Repair(DatabasePath, TimeProvider.System).Repaired);
        Assert.Equal(before, await File.ReadAllBytesAsync(DatabasePath, TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("0.1")]
    [InlineData("0.2")]
    [InlineData("0.3")]
    [InlineData("0.4 stamped over 0.2")]
    public async Task Chunked_files_can_be_read_without_migrating(string shape)
    {
        OldShape.Create(shape, DatabasePath);
        await using AgentDatabase agent = await AgentDatabase.OpenAsync(DatabasePath, new AgentDatabaseOptions { ReadOnly = true });
        Assert.Equal(9000, (await agent.Files.ReadAsync("/second")).Length);
        Assert.Equal("small", await agent.Files.ReadTextAsync("/link"));
        Assert.Equal("{\"a\":1}", await agent.KeyValue.GetJsonAsync("key"));
    }

    [Fact]
    public void Settings_and_overlay_tables_of_others_stay()
    {
        OldShape.Create("0.2", DatabasePath);
        DatabaseMigration.Run(DatabasePath, TimeProvider.System);
        Assert.Equal("kept\n/base\n/gone|/", SqliteCommand.Run(
            DatabasePath, "SELECT value FROM fs_config WHERE key = 'mine'; SELECT value FROM fs_overlay_config; SELECT path, parent_path FROM fs_whiteout"));
    }

    [Fact]
    public void A_file_with_faults_is_migrated_and_the_faults_are_named()
    {
        OldShape.Create("0.2", DatabasePath);
        Corruption.Apply(DatabasePath, "DELETE FROM fs_dentry WHERE name = 'small.txt'");
        MigrationReport report = DatabaseMigration.Run(DatabasePath, TimeProvider.System);
        Assert.Equal("AF-28", Assert.Single(report.Findings).Rule);
        Assert.Empty(DatabaseIntegrity.Repair(DatabasePath, TimeProvider.System).Remaining);
    }

    [Fact]
    public async Task Files_that_are_partly_elsewhere_are_refused()
    {
        OldShape.Create("0.5 of the fork", DatabasePath);
        Corruption.Apply(DatabasePath, "INSERT INTO fs_partial_origin VALUES (3, 5, '/base/big.bin')");
        byte[] before = await File.ReadAllBytesAsync(DatabasePath, TestContext.Current.CancellationToken);
        AgentOSException refused = Assert.Throws<AgentOSException>(() => DatabaseMigration.Run(DatabasePath, TimeProvider.System));
        Assert.Equal(StorageErrors.PartialFiles, refused.Definition);
        Assert.Equal(before, await File.ReadAllBytesAsync(DatabasePath, TestContext.Current.CancellationToken));
        Assert.Equal([DatabasePath], Directory.GetFiles(_directory.Path));
    }

    [Fact]
    public async Task A_migration_that_fails_in_the_middle_leaves_the_file_as_it_was_and_no_backup()
    {
        OldShape.Create("0.0", DatabasePath);
        Corruption.Apply(DatabasePath, "CREATE TRIGGER t BEFORE UPDATE ON fs_inode BEGIN SELECT raise(ABORT, 'no'); END");
        byte[] before = await File.ReadAllBytesAsync(DatabasePath, TestContext.Current.CancellationToken);
        Assert.Throws<AgentOSException>(() => DatabaseMigration.Run(DatabasePath, TimeProvider.System));
        Assert.Equal(before, await File.ReadAllBytesAsync(DatabasePath, TestContext.Current.CancellationToken));
        Assert.Equal([DatabasePath], Directory.GetFiles(_directory.Path));
    }

    [Fact]
    public void A_newer_a_foreign_and_a_mounted_file_are_refused()
    {
        OldShape.Create("0.2", DatabasePath);
        Corruption.Apply(DatabasePath, "INSERT INTO fs_config VALUES ('schema_version', '0.9')");
        Assert.Equal(StorageErrors.NewerSchema, Assert.Throws<AgentOSException>(() => DatabaseMigration.Run(DatabasePath, TimeProvider.System)).Definition);
        SqliteCommand.Run(_directory["foreign.db"], "CREATE TABLE t (a)");
        Assert.Equal(StorageErrors.NotAnAgentDatabase, Assert.Throws<AgentOSException>(() => DatabaseMigration.Plan(_directory["foreign.db"])).Definition);
        using StoreFixture fixture = new();
        Assert.Equal(StorageErrors.AlreadyMounted, Assert.Throws<AgentOSException>(() => DatabaseMigration.Run(fixture.DatabasePath, TimeProvider.System)).Definition);
    }
}
