using AgentOS.Cli.CommandLine;

namespace AgentOS.Cli.Tests.CommandLine;

public class ProgramNameTests
{
    [Theory]
    [InlineData("/usr/local/bin/agentstore", "agentstore")]
    [InlineData("agent", "agent")]
    [InlineData("./agentos", "agentos")]
    [InlineData("/usr/share/dotnet/dotnet", "agentos")]
    [InlineData("", "agentos")]
    public void The_program_knows_its_three_names(string firstArgument, string expected) =>
        Assert.Equal(expected, ProgramName.Of(firstArgument));
}
