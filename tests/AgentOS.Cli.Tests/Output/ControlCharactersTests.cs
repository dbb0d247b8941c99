using AgentOS.Cli.Output;

namespace AgentOS.Cli.Tests.Output;

public class ControlCharactersTests
{
    [Theory]
    [InlineData("plain näme 文件", "plain näme 文件")]
    [InlineData("\u001b[2Jgone", @"\x1B[2Jgone")]
    [InlineData("a\nb\tc\rd", @"a\nb\tc\rd")]
    [InlineData("\u009b31m", @"\x9B31m")]
    [InlineData("txt.\u202eexe", @"txt.\u{202E}exe")]
    [InlineData("line\u2028break", @"line\u{2028}break")]
    public void Control_characters_are_shown_not_sent(string text, string expected) =>
        Assert.Equal(expected, ControlCharacters.Escape(text));
}
