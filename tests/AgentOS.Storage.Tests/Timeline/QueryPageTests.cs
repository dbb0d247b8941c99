using System.Runtime.CompilerServices;
using AgentOS.Storage.Permissions;
using AgentOS.Storage.Sql;
using AgentOS.Testing;

namespace AgentOS.Storage.Tests.Timeline;

/// <summary>Every line of docs/queries.md runs, and those whose answer is known give it.</summary>
public sealed class QueryPageTests : IAsyncLifetime
{
    private readonly TempDirectory _directory = new();
    private AgentDatabase _agent = null!;

    public static TheoryData<string> Queries => [.. ReadPage().Keys];

    public async ValueTask InitializeAsync()
    {
        _agent = await AgentDatabase.OpenAsync(_directory["agent.db"]);
        await _agent.Files.MakeDirectoryAsync("/notes");
        await _agent.Files.WriteTextAsync("/notes/todo.txt", "buy milk");
        await _agent.Files.WriteTextAsync("/old", "x");
        await _agent.Files.RenameAsync("/old", "/new");
        await _agent.Files.LinkAsync("/new", "/other");
        await _agent.Files.MakeSymbolicLinkAsync("notes", "/link");
        await _agent.Files.ChangeModeAsync("/new", 0x1ED);
        await _agent.Files.DeleteFileAsync("/other");
        await _agent.KeyValue.SetJsonAsync("k", "1");
        await _agent.Permissions.WriteAsync(new PermissionRecords(
            [new PermissionGrant(1, 7, "worker", 1, "operator_1", "spawn", null, "{}")],
            [new PermissionUse(1, 2, 3, 4, false, "read", "/etc/shadow", "/etc/shadow", "it is blocked"), new PermissionUse(1, 5, 5, 1, true, "read", "/x", null, "it is allowed")]));
        await _agent.ToolCalls.RecordAsync("fetch", TimeProvider.System.GetUtcNow(), TimeProvider.System.GetUtcNow(), error: "timeout");
    }

    public async ValueTask DisposeAsync()
    {
        await _agent.DisposeAsync();
        _directory.Dispose();
    }

    [Theory]
    [MemberData(nameof(Queries))]
    public async Task A_line_of_the_page_runs(string title)
    {
        SqlResult result = await _agent.Sql.QueryAsync(ReadPage()[title]);
        Assert.NotEmpty(result.Columns);
    }

    [Theory]
    [InlineData("Find all files created in the last hour", "/notes/todo.txt|/old")]
    [InlineData("Renamed, from where to where", "/old,/new")]
    [InlineData("The ten largest files, with one of their paths", "/notes/todo.txt,8|/new,1")]
    [InlineData("Symbolic links and where they point", "link,notes")]
    [InlineData("Files that anybody may execute", "new")]
    [InlineData("How often each key was set", "k,1")]
    [InlineData("What the agent was allowed and denied, and who gave it the right", "operator_1,spawn,read,/etc/shadow,0,4,it is blocked|operator_1,spawn,read,/x,1,1,it is allowed")]
    [InlineData("Denied, most often first", "read,/etc/shadow,4,it is blocked")]
    [InlineData("Everything that did not go as asked", "10,tool.error,fetch,error,timeout")]
    public async Task A_line_gives_its_answer(string title, string rows)
    {
        SqlResult result = await _agent.Sql.QueryAsync(ReadPage()[title]);
        Assert.Equal(rows, string.Join('|', result.Rows.Select(static row => string.Join(',', row))));
    }

    [Fact]
    public void The_page_has_the_hour_s_files_and_at_least_twenty_more() => Assert.True(ReadPage().Count >= 21);

    private static Dictionary<string, string> ReadPage([CallerFilePath] string here = "")
    {
        string page = Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "docs", "queries.md");
        string[] lines = File.ReadAllLines(page);
        Dictionary<string, string> queries = [];
        for (int i = 0; i < lines.Length; i++)
        {
            if (lines[i].Equals("```sql", StringComparison.Ordinal))
                queries[lines[i - 2].TrimEnd(':')] = lines[i + 1];
        }

        return queries;
    }
}
