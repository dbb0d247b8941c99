using AgentOS.Testing;

namespace AgentOS.Cli.Tests.Commands;

public class BadInputTests
{
    [Fact]
    public async Task A_file_that_is_no_agent_database_is_refused_and_left_as_it_was()
    {
        using TempDirectory directory = new();
        await File.WriteAllTextAsync(directory["bad.db"], "not a database, but long enough to have a header of one hundred bytes.......................................................");
        byte[] before = await File.ReadAllBytesAsync(directory["bad.db"]);
        CommandLineRun run = await CommandLineRun.OfAsync("fs", "write", "x", "y", "--db", directory["bad.db"], "--json");
        Assert.Equal("storage.not-a-database", run.ErrorJson.GetProperty("code").GetString());
        Assert.Equal(1, run.ExitCode);
        Assert.Equal(before, await File.ReadAllBytesAsync(directory["bad.db"]));
        Assert.Single(Directory.GetFileSystemEntries(directory.Path));
    }

    [Fact]
    public async Task A_name_cannot_forge_lines_of_the_report_nor_flood_it()
    {
        using Agent agent = await Agent.CreateAsync();
        CommandLineRun forged = await agent.RunAsync("fs", "cat", "x\nagentos: all is well\u001b[2J");
        Assert.Contains("'x\\nagentos: all is well\\x1B[2J'", forged.Error, StringComparison.Ordinal);
        CommandLineRun flood = await agent.RunAsync("fs", "mkdir", string.Concat(Enumerable.Repeat("d/", 10_000)));
        Assert.InRange(flood.Error.Length, 100, 1000);
    }

    [Fact]
    public async Task A_missing_file_is_not_made_by_looking_at_it()
    {
        using TempDirectory directory = new();
        CommandLineRun run = await CommandLineRun.OfAsync("fs", "ls", "--db", directory["none.db"]);
        Assert.Contains("storage.not-found", run.Error, StringComparison.Ordinal);
        Assert.Contains("agentos init", run.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(directory.Path));
    }

    [Fact]
    public async Task A_directory_is_refused()
    {
        using TempDirectory directory = new();
        CommandLineRun run = await CommandLineRun.OfAsync("fs", "ls", "--db", directory.Path);
        Assert.Contains("storage.is-a-directory", run.Error, StringComparison.Ordinal);
        Assert.Equal(1, run.ExitCode);
    }

    public static TheoryData<string, string> Paths => new()
    {
        { new string('n', 256), "ENAMETOOLONG" },
        { "no/such/file", "ENOENT" },
        { string.Concat(Enumerable.Repeat("d/", 10_000)), "" },
        { "a\0b", "" },
    };

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task A_bad_path_is_one_clear_failure(string path, string code)
    {
        using Agent agent = await Agent.CreateAsync();
        CommandLineRun run = await agent.RunAsync("fs", "cat", path);
        Assert.Equal(1, run.ExitCode);
        Assert.Contains(code, run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("cli.unexpected", run.Error, StringComparison.Ordinal);
        Assert.Empty(run.OutputBytes);
    }

    [Fact]
    public async Task Climbing_above_the_root_stays_at_the_root()
    {
        using Agent agent = await Agent.CreateAsync();
        await agent.OutputOfAsync("fs", "write", "x", "inside");
        Assert.Equal("inside", await agent.OutputOfAsync("fs", "cat", "../../../x"));
    }
}
