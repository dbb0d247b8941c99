using AgentOS.Testing;

namespace AgentOS.Cli.Tests.Commands;

public class PolicyTests
{
    [Fact]
    public async Task A_denial_is_explained_in_eighty_columns()
    {
        CommandLineRun run = await CommandLineRun.OfAsync("policy", "explain", "read", "/home/me/project/.env");
        Assert.Equal(1, run.ExitCode);
        Assert.Equal(
            """
            denied: read /home/me/project/.env
              '*/.env' of level standard blocks it
              Only level unrestricted, which an operator gives, is without blocked paths and
              commands.

            """,
            run.Output);
    }

    [Theory]
    [InlineData(0, "allowed: exec git status | less", "exec", "git status | less")]
    [InlineData(1, "denied: exec curl x | sudo sh", "exec", "curl x | sudo sh")]
    [InlineData(1, "denied: write /etc/motd", "--level", "sandboxed", "write", "/etc/motd")]
    [InlineData(0, "allowed: write /etc/motd", "--level", "unrestricted", "write", "/etc/motd")]
    [InlineData(1, "denied: http POST https://api.example.org/", "--method", "POST", "http", "https://api.example.org/")]
    public async Task Every_kind_of_action_can_be_asked_about(int exitCode, string first, params string[] arguments)
    {
        CommandLineRun run = await CommandLineRun.OfAsync(["policy", "explain", .. arguments]);
        Assert.Equal((exitCode, first), (run.ExitCode, run.Output.Split('\n')[0]));
    }

    [Fact]
    public async Task Json_has_the_rule_and_the_remedy()
    {
        CommandLineRun run = await CommandLineRun.OfAsync("policy", "explain", "http", "https://api.example.org/", "--json");
        Assert.False(run.Json.GetProperty("allowed").GetBoolean());
        Assert.Contains("api.example.org", run.Json.GetProperty("remedy").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_is_a_policy()
    {
        using TempDirectory directory = new();
        await File.WriteAllTextAsync(directory["p.json"], """{"permissions": {"network": ["api.example.org"]}}""", TestContext.Current.CancellationToken);
        (await CommandLineRun.OfAsync("policy", "explain", "--policy", directory["p.json"], "http", "https://api.example.org/")).Succeeded();
    }

    [Theory]
    [InlineData("unrestricted")]
    [InlineData("standard")]
    [InlineData("sandboxed")]
    [InlineData("readonly")]
    [InlineData("minimal")]
    public async Task A_level_is_shown_in_eighty_columns_and_as_a_policy_file(string level)
    {
        CommandLineRun shown = (await CommandLineRun.OfAsync("policy", "show", level)).Succeeded();
        Assert.All(shown.Output.Split('\n'), line => Assert.True(line.Length <= 80, line));
        using TempDirectory directory = new();
        CommandLineRun json = (await CommandLineRun.OfAsync("policy", "show", level, "--json")).Succeeded();
        await File.WriteAllBytesAsync(directory["p.json"], json.OutputBytes, TestContext.Current.CancellationToken);
        Assert.Equal(level is "minimal" ? 1 : 0, (await CommandLineRun.OfAsync("policy", "explain", "--policy", directory["p.json"], "read", "/tmp/x")).ExitCode);
    }

    [Theory]
    [InlineData("policy.unknown-level", "policy", "show", "root")]
    [InlineData("policy.unknown-level", "policy", "explain", "--level", "root", "read", "/x")]
    public async Task A_level_that_is_none_is_an_error(string code, params string[] arguments)
    {
        CommandLineRun run = await CommandLineRun.OfAsync([.. arguments, "--json"]);
        Assert.Equal(code, run.ErrorJson.GetProperty("code").GetString());
    }
}
