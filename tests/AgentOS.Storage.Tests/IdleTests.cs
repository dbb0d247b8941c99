using AgentOS.Sqlite;
using AgentOS.Storage.Connections;
using AgentOS.Storage.Files;
using AgentOS.Testing;

namespace AgentOS.Storage.Tests;

/// <summary>What a file costs that nobody uses at the moment.</summary>
public sealed class IdleTests : IDisposable
{
    // More looks than any doubt lasts.
    private const int ManyLooks = 100;

    private readonly TempDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void A_statement_goes_on_after_its_memory_was_given_back()
    {
        using SqliteDatabase database = SqliteDatabase.Open(":memory:", SqliteOpenMode.Create);
        database.Execute("CREATE TABLE t (x)");
        using SqliteStatement insert = database.Prepare("INSERT INTO t VALUES (?1)"u8);
        insert.Bind(1, 1).Run();
        database.ReleaseMemory();
        insert.Bind(1, 2).Run();
        using SqliteStatement sum = database.Prepare("SELECT sum(x) FROM t"u8);
        Assert.True(sum.Step());
        Assert.Equal(3, sum.GetInt64(0));
    }

    [Fact]
    public void An_error_in_a_statement_shows_when_it_is_first_used()
    {
        using SqliteDatabase database = SqliteDatabase.Open(":memory:", SqliteOpenMode.Create);
        using SqliteStatement wrong = database.Prepare("SELECT x FROM nowhere"u8);
        Assert.Throws<SqliteException>(() => wrong.Step());
        using SqliteStatement two = database.Prepare("SELECT 1; SELECT 2"u8);
        Assert.Throws<SqliteException>(() => two.Step());
    }

    [Fact]
    public void A_file_is_quiet_until_somebody_commits()
    {
        string path = _directory["agent.db"];
        FileStore.Create(path, TimeProvider.System);
        File.SetLastWriteTimeUtc(path, DateTime.UnixEpoch);
        CommitTrace trace = new(path);
        Assert.False(trace.IsQuiet());
        for (int look = 0; look < ManyLooks; look++)
            _ = trace.IsQuiet();
        Assert.True(trace.IsQuiet());
        using SqliteDatabase other = SqliteDatabase.Open(path, SqliteOpenMode.ReadWrite);
        other.Execute("INSERT INTO kv_store (key, value) VALUES ('k', '1')");
        Assert.False(trace.IsQuiet());
        Assert.False(trace.IsQuiet());
    }
}
