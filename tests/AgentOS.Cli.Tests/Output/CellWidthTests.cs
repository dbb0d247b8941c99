using AgentOS.Cli.Output.Cells;

namespace AgentOS.Cli.Tests.Output;

public sealed class CellWidthTests
{
    [Theory]
    [InlineData("", 0)]
    [InlineData("abc", 3)]
    [InlineData("é", 1)]
    [InlineData("e\u0301", 1)]
    [InlineData("漢字", 4)]
    [InlineData("ｱ", 1)]
    [InlineData("Ａ", 2)]
    [InlineData("👩", 2)]
    [InlineData("👩‍👩‍👧", 2)]
    [InlineData("🇩🇪", 2)]
    [InlineData("✔", 1)]
    [InlineData("✔️", 2)]
    [InlineData("한", 2)]
    [InlineData("\U00020000", 2)]
    [InlineData("⠋─│•", 4)]
    public void Text_takes_so_many_cells(string text, int cells) => Assert.Equal(cells, CellWidth.Of(text));

    [Theory]
    [InlineData("abcdef", 6, "abcdef")]
    [InlineData("abcdef", 5, "abcd…")]
    [InlineData("漢字漢", 5, "漢字…")]
    [InlineData("漢字漢", 4, "漢…")]
    public void What_is_too_long_is_cut(string text, int cells, string shown) => Assert.Equal(shown, CellText.Fit(text, cells));
}
