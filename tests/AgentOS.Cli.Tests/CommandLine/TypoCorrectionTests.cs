using AgentOS.Cli.CommandLine;

namespace AgentOS.Cli.Tests.CommandLine;

public class TypoCorrectionTests
{
    [Theory]
    [InlineData("", "abc", 3)]
    [InlineData("kitten", "sitting", 3)]
    [InlineData("ls", "ls", 0)]
    [InlineData("flaw", "lawn", 2)]
    public void The_distance_counts_edits(string left, string right, int expected)
    {
        Assert.Equal(expected, TypoCorrection.Distance(left, right));
        Assert.Equal(expected, TypoCorrection.Distance(right, left));
    }

    [Fact]
    public void Nothing_is_suggested_for_a_word_that_is_near_nothing() =>
        Assert.Null(TypoCorrection.Closest("banana", ["run", "init", "doctor"]));
}
