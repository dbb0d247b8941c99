using AgentOS.Cli.LineEditing;
using AgentOS.Cli.Output.Cells;
using FsCheck;
using FsCheck.Fluent;

namespace AgentOS.Cli.Tests.LineEditing;

public sealed class LineLayoutTests
{
    [Theory]
    [InlineData("abc", 3, "> abc", 0, 5)]
    [InlineData("abcdefgh", 8, "> abcdefgh|", 1, 0)]
    [InlineData("abcdefghi", 9, "> abcdefgh|i", 1, 1)]
    [InlineData("abcdefghi", 8, "> abcdefgh|i", 1, 0)]
    [InlineData("abcdefg漢", 8, "> abcdefg|漢", 1, 2)]
    [InlineData("a\nb", 3, "> a|  b", 1, 3)]
    [InlineData("a\n", 2, "> a|  ", 1, 2)]
    [InlineData("\e[2J", 4, @"> \u{001B}|[2J", 1, 3)]
    public void A_text_is_broken_at_the_windows_edge(string text, int cursor, string rows, int row, int column)
    {
        LineLayout layout = new("> ", text, cursor, 10);
        Assert.Equal((rows, row, column), (string.Join('|', layout.Rows), layout.CursorRow, layout.CursorColumn));
    }

    [Fact]
    public void No_row_is_wider_than_the_window_and_the_cursor_is_in_it()
    {
        Gen<string> text = Gen.ArrayOf(Gen.Elements("a", "b ", "漢", "é", "e\u0301", "👩‍👩‍👧", "\n", "\t", "\e[31m", "\u202E", "\u009B", "0123456789")).Select(string.Concat);
        Prop.ForAll(text.ToArbitrary(), Gen.Choose(1, 40).ToArbitrary(), Gen.Choose(0, 100).ToArbitrary(), (content, columns, cursor) =>
        {
            LineLayout layout = new("> ", content, Math.Min(cursor, content.Length), columns);
            int width = Math.Max(columns, 6);
            Assert.All(layout.Rows, row => Assert.InRange(CellWidth.Of(row), 0, width));
            Assert.All(layout.Rows, row => Assert.DoesNotContain(row, character => char.IsControl(character)));
            Assert.InRange(layout.CursorRow, 0, layout.Rows.Count - 1);
            Assert.InRange(layout.CursorColumn, 0, width - 1);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(3000));
    }
}
