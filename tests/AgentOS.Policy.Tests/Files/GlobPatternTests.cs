using System.Diagnostics;
using AgentOS.Errors;
using AgentOS.Policy.Files;

namespace AgentOS.Policy.Tests.Files;

/// <summary>Patterns of paths.</summary>
public sealed class GlobPatternTests
{
    private static readonly string[] s_parts = ["a", "b", "ab", "*", "**", "a*", "*b", "a*b", "*a*"];
    private static readonly string[] s_names = ["a", "b", "ab", "ba", "aab", "abab"];

    [Theory]
    [InlineData("/tmp/*", "/tmp/x", true)]
    [InlineData("/tmp/*", "/tmp/x/y/z", true)]
    [InlineData("/tmp/*", "/tmp", false)]
    [InlineData("/tmp/*", "/tmpx/y", false)]
    [InlineData("*/.env", "/.env", true)]
    [InlineData("*/.env", "/home/u/p/.env", true)]
    [InlineData("*/.env", "/home/u/p/.env.example", false)]
    [InlineData("*/.env", "/home/u/p/x.env", false)]
    [InlineData("~/.ssh/*", "/root/.ssh/id_rsa", true)]
    [InlineData("~/.ssh/*", "/home/agent/.ssh/keys/id", true)]
    [InlineData("~/.ssh/*", "/srv/agent/.ssh/id", false)]
    [InlineData("*/credentials*", "/home/u/credentials.json", true)]
    [InlineData("*/*token*", "/a/b/my-token.txt", true)]
    [InlineData("/a/*/c", "/a/b/c", true)]
    [InlineData("/a/*/c", "/a/b/b/c", false)]
    [InlineData("/a/**/c", "/a/c", true)]
    [InlineData("/a/**/c", "/a/b/b/c", true)]
    [InlineData("/a/**/c", "/a/bc", false)]
    [InlineData("/**", "/", true)]
    [InlineData("*.pem", "/etc/ssl/key.pem", true)]
    [InlineData(@"/a/\*", "/a/*", true)]
    [InlineData(@"/a/\*", "/a/b", false)]
    public void A_pattern_stands_for_these_paths(string pattern, string path, bool isMatch) => Assert.Equal(isMatch, GlobPattern.Parse(pattern).Matches(path));

    [Theory]
    [InlineData("")]
    [InlineData("relative/path")]
    [InlineData(".env")]
    [InlineData("~other/.ssh")]
    [InlineData("/a//b")]
    [InlineData("/a/../b")]
    [InlineData("/a\\")]
    [InlineData("/a\0b")]
    public void What_could_never_match_is_no_pattern(string pattern) =>
        Assert.Equal("policy.bad-rule", Assert.Throws<AgentOSException>(() => GlobPattern.Parse(pattern)).Definition.Code);

    [Fact]
    public void It_agrees_with_the_slow_model()
    {
        Random random = new(20261121);
        int matches = 0;
        for (int round = 0; round < 20_000; round++)
        {
            string pattern = RandomPattern(random), path = RandomPath(random);
            bool expected = SlowGlob.IsMatch(pattern, path);
            matches += expected ? 1 : 0;
            Assert.True(expected == GlobPattern.Parse(pattern).Matches(path), $"{pattern} against {path}: {expected} expected");
        }

        Assert.InRange(matches, 1000, 19_000);
    }

    [Fact]
    public void A_pattern_that_covers_another_matches_all_of_its_paths()
    {
        Random random = new(7);
        int covering = 0;
        for (int round = 0; round < 20_000; round++)
        {
            GlobPattern wide = GlobPattern.Parse(RandomPattern(random)), narrow = GlobPattern.Parse(RandomPattern(random));
            if (!wide.Covers(narrow))
                continue;
            covering++;
            for (int tries = 0; tries < 10; tries++)
            {
                string path = RandomPath(random);
                Assert.True(!narrow.Matches(path) || wide.Matches(path), $"{wide} covers {narrow}, but not for {path}");
            }
        }

        Assert.True(covering > 500, $"only {covering} covered anything");
    }

    [Theory]
    [InlineData("/**", "/tmp/*", true)]
    [InlineData("/tmp/*", "/tmp/a/**", true)]
    [InlineData("/tmp/*", "/**", false)]
    [InlineData("/tmp/*", "/tmp", false)]
    [InlineData("/tmp/*", "/tmp/../etc/shadow", false)]
    [InlineData("/home/*", "~/x", false)]
    [InlineData("/a/*/b", "/a/**/b", false)]
    public void Covering_is_never_claimed_wrongly(string wide, string narrow, bool covers)
    {
        if (narrow.Contains("..", StringComparison.Ordinal))
            Assert.Throws<AgentOSException>(() => GlobPattern.Parse(narrow));
        else
            Assert.Equal(covers, GlobPattern.Parse(wide).Covers(GlobPattern.Parse(narrow)));
    }

    [Fact]
    public void A_hostile_pattern_costs_no_more_than_the_product_of_the_lengths()
    {
        string pattern = "/" + string.Concat(Enumerable.Repeat("*a", 120)) + "/**/" + string.Concat(Enumerable.Repeat("**a", 80)) + "b";
        string path = "/" + new string('a', AbsolutePath.MaximumLength - 2);
        Stopwatch time = Stopwatch.StartNew();
        Assert.False(GlobPattern.Parse(pattern).Matches(path));
        // Exponential would be years; the bound is generous for a busy machine.
        Assert.True(time.Elapsed < TimeSpan.FromSeconds(5), $"it took {time.Elapsed}");
    }

    private static string RandomPattern(Random random)
    {
        string pattern = string.Concat(Enumerable.Range(0, random.Next(1, 5)).Select(_ => "/" + s_parts[random.Next(s_parts.Length)]));
        return random.Next(4) == 0 ? "*" + pattern : pattern;
    }

    private static string RandomPath(Random random) => string.Concat(Enumerable.Range(0, random.Next(1, 6)).Select(_ => "/" + s_names[random.Next(s_names.Length)]));
}
