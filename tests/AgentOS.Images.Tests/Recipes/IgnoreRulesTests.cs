using AgentOS.Images.Recipes;

namespace AgentOS.Images.Tests.Recipes;

public class IgnoreRulesTests
{
    [Theory]
    [InlineData("a", "a", true)]
    [InlineData("a", "a/b", true)]
    [InlineData("a", "b/a", false)]
    [InlineData("/a/", "a", true)]
    [InlineData("*.log", "x.log", true)]
    [InlineData("*.log", "y/x.log", false)]
    [InlineData("**/*.log", "y/z/x.log", true)]
    [InlineData("**/*.log", "x.log", true)]
    [InlineData("a/*/c", "a/b/c/d", true)]
    [InlineData("?", "ab", false)]
    [InlineData("# a", "a", false)]
    [InlineData("*\n!keep", "keep", false)]
    [InlineData("*\n!keep\nkeep", "keep", true)]
    [InlineData("a\n!a/b", "a/c", true)]
    [InlineData("a\n!a/b", "a/b", false)]
    public void The_last_rule_that_fits_decides(string rules, string path, bool isLeft) => Assert.Equal(isLeft, IgnoreRules.Parse(rules).Leaves(path, isDirectory: false));

    [Theory]
    [InlineData("a", true)]
    [InlineData("a\n!a/b/c", false)]
    [InlineData("a\n!**/c", false)]
    [InlineData("a\n!b/c", true)]
    public void A_directory_stays_for_what_is_taken_back_below_it(string rules, bool isLeft) => Assert.Equal(isLeft, IgnoreRules.Parse(rules).Leaves("a", isDirectory: true));
}
