using AgentOS.Errors;
using AgentOS.Storage.Sql;
using AgentOS.Testing;

namespace AgentOS.Storage.Tests;

/// <summary>SQL on the agent's file.</summary>
public sealed class SqlTests : IAsyncLifetime
{
    private readonly TempDirectory _directory = new();
    private AgentDatabase _agent = null!;

    public async ValueTask InitializeAsync() =>
        _agent = await AgentDatabase.OpenAsync(_directory["agent.db"]);

    public async ValueTask DisposeAsync()
    {
        await _agent.DisposeAsync();
        _directory.Dispose();
    }

    [Fact]
    public async Task Queries_read_and_only_execute_writes()
    {
        SqlResult result = await _agent.Sql.QueryAsync("SELECT 1 AS a, 2.5 AS b, 'x' AS c, x'00' AS d, NULL AS e");
        Assert.Equal(["a", "b", "c", "d", "e"], result.Columns);
        Assert.Equal([1L, 2.5, "x", new byte[] { 0 }, null], result.Rows[0]);
        foreach (string sql in new[] { "DELETE FROM fs_inode", "PRAGMA query_only = OFF; DELETE FROM fs_inode", "CREATE TABLE t (a)" })
        {
            AgentOSException refused = await Assert.ThrowsAsync<AgentOSException>(() => _agent.Sql.QueryAsync(sql));
            Assert.Equal("storage.sql-writes", refused.Definition.Code);
        }

        AgentOSException wrong = await Assert.ThrowsAsync<AgentOSException>(() => _agent.Sql.QueryAsync("SELEC"));
        Assert.Equal("storage.invalid-sql", wrong.Definition.Code);
        await _agent.Sql.ExecuteAsync("CREATE TABLE t (a); INSERT INTO t VALUES (1), (2)");
        Assert.Equal(2L, (await _agent.Sql.QueryAsync("SELECT count(*) FROM t")).Rows[0][0]);
    }

    [Fact]
    public async Task Values_are_bound_to_parameters_in_their_order()
    {
        object?[] values = [null, 7L, 2.5, "it's ?2", new byte[] { 0, 255 }, Array.Empty<byte>()];
        await _agent.Sql.ExecuteAsync("CREATE TABLE t (v)");
        foreach (object? value in values)
            Assert.Equal(1, (await _agent.Sql.ExecuteAsync("INSERT INTO t VALUES (?1)", [value])).Changes);
        SqlResult all = await _agent.Sql.QueryAsync("SELECT v FROM t ORDER BY rowid");
        Assert.Equal(values, all.Rows.Select(row => row[0]));
        Assert.Equal("b", (await _agent.Sql.QueryAsync("SELECT ?2", ["a", "b"])).Rows[0][0]);
        AgentOSException wrong = await Assert.ThrowsAsync<AgentOSException>(() => _agent.Sql.QueryAsync("SELECT 1", [1L]));
        Assert.Equal("storage.invalid-sql", wrong.Definition.Code);
    }
}
