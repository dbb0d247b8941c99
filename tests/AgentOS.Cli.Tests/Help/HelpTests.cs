using AgentOS.Testing.Golden;

namespace AgentOS.Cli.Tests.Help;

public class HelpTests
{
    public static TheoryData<string> Commands => [.. CommandTree.Paths()];

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Help_is_as_written_and_fits_80_columns(string command)
    {
        string[] words = command.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        CommandLineRun run = (await CommandLineRun.OfAsync([.. words, "--help"])).Succeeded();
        Assert.All(run.Output.Split('\n'), line => Assert.True(line.Length <= 80, $"{line.Length} columns: {line}"));
        GoldenFile.Matches(string.Join('-', ["agentos", .. words]), run.Output);
    }

    [Fact]
    public async Task The_short_option_prints_the_same_help()
    {
        CommandLineRun brief = await CommandLineRun.OfAsync("version", "-h");
        CommandLineRun full = await CommandLineRun.OfAsync("version", "--help");
        Assert.Equal(full.Output, brief.Output);
    }
}
