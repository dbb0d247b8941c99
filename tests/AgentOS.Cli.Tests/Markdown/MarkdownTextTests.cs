using System.Text.RegularExpressions;
using AgentOS.Cli.Markdown;
using AgentOS.Cli.Output.Cells;
using FsCheck;
using FsCheck.Fluent;

namespace AgentOS.Cli.Tests.Markdown;

public sealed partial class MarkdownTextTests
{
    [Theory]
    [InlineData("# A\ntext", "[1;4mA[0m\n\ntext")]
    [InlineData("a **b** *c* `d` ~~e~~", "a [1mb[0m [3mc[0m [36md[0m [9me[0m")]
    [InlineData("[say](https://x.example/?a=1)", "[4msay[0m[2m (https://x.example/?a=1)[0m")]
    [InlineData("https://x.example", "[4mhttps://x.example[0m")]
    [InlineData("![alt](a.png)", "[4malt[0m[2m (a.png)[0m")]
    [InlineData("[a][r]\n\n[r]: https://x.example", "[4ma[0m[2m (https://x.example)[0m")]
    [InlineData("- a\n- b\n  - c", "• a\n• b\n  • c")]
    [InlineData("9. a\n10. b", " 9. a\n10. b")]
    [InlineData("- [x] a\n- [ ] b", "• ☑ a\n• ☐ b")]
    [InlineData("> a\n> > b", "[2m│ [0ma\n[2m│[0m\n[2m│ │ [0mb")]
    [InlineData("```sh\n\tx  y\n```", "[36m        x  y[0m")]
    [InlineData("2 * 3 * 4 a_b_c", "2 * 3 * 4 a_b_c")]
    [InlineData("a [b ![c **d ~~e", "a [b ![c **d ~~e")]
    [InlineData("|\n|---|", "")]
    [InlineData("a\\\nb", "a\nb")]
    [InlineData("<b>x</b>", "<b>x</b>")]
    [InlineData("| a | n |\n|---|--:|\n| x | 1 |", "[1ma[0m  [2m │ [0m  [1mn[0m\n[2m────┼────[0m\nx  [2m │ [0m  1")]
    public void Markdown_looks_like_this(string written, string shown) => Assert.Equal(shown, Escaped(MarkdownText.Render(written, 80)).Replace("[2m│ [0m\n", "[2m│[0m\n", StringComparison.Ordinal));

    [Fact]
    public void Text_is_broken_between_words_and_around_wide_characters()
    {
        Assert.Equal("one two\nthree four\nfive", MarkdownText.Render("one two three four five", 10));
        Assert.Equal("漢字漢字漢\n字", MarkdownText.Render("漢字漢字漢字", 10));
        Assert.Equal("0123456789\n0123", MarkdownText.Render("01234567890123", 10));
        Assert.Equal("• one two\n  three", MarkdownText.Render("- one two three", 11));
    }

    [Fact]
    public void A_table_fits_the_window()
    {
        string table = MarkdownText.Render("| key | what it is about |\n|---|---|\n| a | many words that need more than the room there is |", 30);
        Assert.All(Plain(table).Split('\n'), line => Assert.InRange(CellWidth.Of(line), 0, 30));
        Assert.Contains("many words", table, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\e[2J\e]0;title\u0007")]
    [InlineData("&#27;[2J &#x9b;31m &#x202e;")]
    [InlineData("`\e[2J`\n\n```\n\e[2J\u202E\n```")]
    [InlineData("[a](https://x.example/&#27;[2J)")]
    [InlineData("| \e[2J |\n|---|\n| &#8; |")]
    [InlineData("\u009B31m \r hidden \u200B \u2028")]
    public void Nothing_of_it_reaches_the_terminal_but_our_own_looks(string written) => Assert.DoesNotContain(Plain(MarkdownText.Render(written, 40)), IsDangerous);

    [Theory]
    [InlineData(">")]
    [InlineData("[")]
    [InlineData("- ")]
    [InlineData("*a ")]
    [InlineData("[a](")]
    public async Task Nesting_without_end_is_shown_as_it_is_written_and_soon(string part)
    {
        string written = string.Concat(Enumerable.Repeat(part, 1 << 20));
        Assert.Equal(written, MarkdownText.Render(written, 80));
        string shorter = written[..30_000];
        Assert.NotEmpty(await Task.Run(() => MarkdownText.Render(shorter, 80)).WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Any_text_is_rendered_and_no_row_is_too_wide()
    {
        Gen<string> part = Gen.Elements(
            "a", "word ", "漢字", "**", "*", "_", "`", "```\n", "# ", "> ", "- ", "1. ", "|", "|---|", "\n", "\n\n", "    ", "[", "](", ")", "![", "<", ">", "&#27;", "&amp;", "\e[31m", "\u202E", "\t", "~~", "[x] ",
            "http://x.example/", "\\", "\r", "\ud800", "👩‍👩‍👧", ":--:|", "===", "---\n", "\0");
        Prop.ForAll(Gen.ArrayOf(part).Select(string.Concat).ToArbitrary(), Gen.Choose(1, 60).ToArbitrary(), (written, width) =>
        {
            string shown = Plain(MarkdownText.Render(written, width));
            Assert.DoesNotContain(shown, IsDangerous);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(4000));
    }

    private static bool IsDangerous(char character) => character != '\n' && (char.IsControl(character) || char.GetUnicodeCategory(character) is System.Globalization.UnicodeCategory.Format);

    private static string Plain(string shown) => Looks().Replace(shown, "");

    private static string Escaped(string shown) => shown.Replace("\e", "", StringComparison.Ordinal);

    [GeneratedRegex("\e\\[[0-9;]+m")]
    private static partial Regex Looks();
}
