using AgentOS.Images.Recipes;

namespace AgentOS.Images.Tests.Recipes;

public class RecipeTests
{
    private static readonly Dictionary<string, string> s_variables = new(StringComparer.Ordinal) { ["NAME"] = "value", ["EMPTY"] = "" };

    [Fact]
    public void Lines_are_continued_and_comments_left_out()
    {
        Recipe recipe = Recipe.Parse("# first\nARG A=1\nFROM x AS One\n\nrun a \\\n  # between\n\n  b\nFROM One\nCMD c");
        Assert.Equal("A=1", Assert.Single(recipe.Arguments).Arguments);
        Assert.Equal(["one", null], recipe.Stages.Select(stage => stage.Name));
        RecipeLine run = Assert.Single(recipe.Stages[0].Steps);
        Assert.Equal((5, "RUN"), (run.Number, run.Instruction));
        Assert.Equal(["a", "b"], run.Arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.Same(recipe.Stages[0], recipe.Find("ONE", 1));
        Assert.Same(recipe.Stages[0], recipe.Find("0", 1));
        Assert.Null(recipe.Find("one", 0));
    }

    [Theory]
    [InlineData("", 1)]
    [InlineData("RUN true", 1)]
    [InlineData("FROM x\n\nEXPOSE 80", 3)]
    [InlineData("FROM x\nRUN", 2)]
    [InlineData("FROM x y", 1)]
    [InlineData("FROM --platform=linux/arm64 x", 1)]
    [InlineData("FROM x\nRUN a \\", 2)]
    [InlineData("FROM x\nRUN cat <<EOF > y\nz\nEOF", 2)]
    [InlineData("FROM x\nCOPY <<'EOF' /y\nz\nEOF", 2)]
    [InlineData("# escape=`\nFROM x", 1)]
    public void What_cannot_be_followed_is_named_by_its_line(string text, int line) =>
        Assert.StartsWith($"line {line}: ", Assert.Throws<RecipeException>(() => Recipe.Parse(text)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("a  b", "a|b")]
    [InlineData("'a b' \"c d\"e", "a b|c de")]
    [InlineData("""a\ b "\"" '\'""", """a b|"|\""")]
    [InlineData("$NAME ${NAME}x '$NAME' \"$NAME\" \\$NAME", "value|valuex|$NAME|value|$NAME")]
    [InlineData("${NONE:-other} ${EMPTY:-other} ${NAME:-other} ${NAME:+set}", "other|other|value|set")]
    [InlineData("a$NONE '' $", "a||$")]
    [InlineData("${NAME:+set}${NONE:+set}", "set")]
    public void Words(string text, string expected) => Assert.Equal(expected.Split('|'), Split(text));

    [Theory]
    [InlineData("'a")]
    [InlineData("${NAME")]
    [InlineData("${}")]
    [InlineData("${NAME%x}")]
    public void Words_that_are_none(string text) => Assert.Throws<RecipeException>(() => Split(text));

    [Fact]
    public void Only_a_list_of_texts_is_a_list()
    {
        Assert.Equal(["a", "b c"], RecipeWords.TryList("""["a", "b c"]"""));
        foreach (string other in (string[])["a", "[a]", "[1]", "[\"a\"", "[ -f x ] && y"])
            Assert.Null(RecipeWords.TryList(other));
    }

    private static IReadOnlyList<string> Split(string text) => new RecipeWords(s_variables.GetValueOrDefault).Split(new(1, "ENV", text), text);
}
