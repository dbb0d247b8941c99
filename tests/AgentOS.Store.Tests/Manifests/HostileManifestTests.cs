using System.Text;
using AgentOS.Store.Manifests;
using AgentOS.Store.Manifests.Findings;

namespace AgentOS.Store.Tests.Manifests;

public sealed class HostileManifestTests
{
    [Theory]
    [Trait("Rule", "MF-1")]
    [InlineData("a: &a [x]\nb: *a\n", "aliases")]
    [InlineData("a: &a x\n", "anchors")]
    [InlineData("a: !!python/object:os.system x\n", "tags")]
    [InlineData("name: a\nname: b\n", "twice")]
    [InlineData("a: b\n---\nc: d\n", "second")]
    [InlineData("? [a, b]\n: c\n", "word")]
    [InlineData("", "empty")]
    [InlineData("# nothing\n", "empty")]
    [InlineData("- a\n", "map")]
    [InlineData("just text", "map")]
    [InlineData("a: [b\n", "YAML")]
    [InlineData("a: b: c\n", "YAML")]
    public void What_makes_small_files_large_or_values_ambiguous_is_refused(string yaml, string because)
    {
        ManifestInspection inspection = Yaml.Inspect(yaml);

        Assert.Null(inspection.Manifest);
        Assert.Contains(inspection.Findings, finding => finding.Severity == FindingSeverity.Error && finding.Message.Contains(because, StringComparison.Ordinal));
    }

    [Fact]
    [Trait("Rule", "MF-1")]
    public void A_billion_laughs_are_one_error()
    {
        StringBuilder yaml = new("a0: &a0 [ha, ha]\n");
        for (int level = 1; level < 30; level++)
            yaml.Append($"a{level}: &a{level} [*a{level - 1}, *a{level - 1}, *a{level - 1}]\n");

        Assert.Contains(Yaml.Errors(yaml.ToString()), error => error.Contains("aliases", StringComparison.Ordinal));
    }

    [Theory]
    [Trait("Rule", "MF-1")]
    [InlineData("[")]
    [InlineData("{a: ")]
    [InlineData("- ")]
    [InlineData("? ")]
    [InlineData("a:\n ")]
    public void Nesting_without_end_is_one_error(string part)
    {
        string yaml = string.Concat(Enumerable.Repeat(part, 200_000 / part.Length));

        Assert.Null(Yaml.Inspect(yaml).Manifest);
    }

    [Fact]
    [Trait("Rule", "MF-1")]
    public void A_file_of_more_than_one_mebibyte_is_refused()
    {
        string longest = Yaml.Least + new string('#', ManifestFile.LargestSize - Encoding.UTF8.GetByteCount(Yaml.Least));

        Assert.Empty(Yaml.Errors(longest));
        Assert.Contains("longer", Assert.Single(Yaml.Errors(longest + "#")), StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Rule", "MF-1")]
    public void Bytes_that_are_no_UTF_8_are_refused_where_they_are()
    {
        byte[] latin = [.. "name: a\nb: "u8, 0xE9, (byte)'\n'];

        Assert.Equal("2:4: error: this is no UTF-8", Assert.Single(ManifestFile.Inspect(latin).Findings).ToString());
    }

    [Fact]
    public void A_byte_order_mark_is_no_problem() =>
        Assert.NotNull(ManifestFile.Inspect([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Yaml.Least)]).Manifest);

    [Fact]
    [Trait("Rule", "MF-8")]
    public void Ten_thousand_permissions_are_refused_in_one_sentence()
    {
        StringBuilder yaml = new(Yaml.Least + "permissions:\n  network:\n");
        for (int index = 0; index < 10_000; index++)
            yaml.Append($"    - {{domain: d{index}.example.org, reason: r}}\n");

        Assert.Equal("11:5: error: permissions.network: these are 10000 entries; 256 are the most that anybody could review", Assert.Single(Yaml.Errors(yaml.ToString())));
    }

    [Fact]
    public void Ten_thousand_problems_are_a_hundred_and_a_count()
    {
        StringBuilder yaml = new(Yaml.Least);
        for (int index = 0; index < 10_000; index++)
            yaml.Append($"key{index}: x\n");

        IReadOnlyList<ManifestFinding> findings = Yaml.Inspect(yaml.ToString()).Findings;
        Assert.Equal(101, findings.Count);
        Assert.Equal("and 9900 more", findings[^1].Message);
    }

    [Theory]
    [Trait("Rule", "MF-5")]
    [InlineData("\u001b[2J")]
    [InlineData("\u009b2J")]
    [InlineData("\u202e")]
    [InlineData("\u2066")]
    [InlineData("\u200b")]
    [InlineData("\u200d")]
    [InlineData("\u00ad")]
    [InlineData("\u3164")]
    [InlineData("\U000E0041")]
    [InlineData("\0")]
    public void A_character_nobody_sees_is_refused_wherever_it_stands(string character)
    {
        Assert.NotEmpty(Yaml.Errors(Yaml.Least.Replace("Says hello", "Says " + character + "hello", StringComparison.Ordinal)));
        Assert.NotEmpty(Yaml.Errors(Yaml.Least + "# a comment " + character + "\n"));
        Assert.NotEmpty(Yaml.Errors(Yaml.Least + "other" + character + ": x\n"));
    }

    [Theory]
    [Trait("Rule", "MF-5")]
    [InlineData("\\e[2J")]
    [InlineData("\\u202e")]
    [InlineData("\\x9b")]
    [InlineData("\\U000E0041")]
    [InlineData("\\uD800")]
    [InlineData("\\0")]
    public void So_is_one_that_is_written_as_an_escape(string escape) =>
        Assert.NotEmpty(Yaml.Errors(Yaml.Least.Replace("Says hello.", $"\"Says {escape} hello\"", StringComparison.Ordinal)));

    [Theory]
    [Trait("Rule", "MF-5")]
    [InlineData("Grüße an alle, 你好, שלום, здравствуйте")]
    [InlineData("Works with 👩\u200d💻 and 🎉")]
    public void Languages_and_pictures_are_texts_like_others(string text) =>
        Assert.Empty(Yaml.Errors(Yaml.Least.Replace("Says hello.", text, StringComparison.Ordinal)));

    [Fact]
    [Trait("Rule", "MF-5")]
    public void No_finding_can_move_a_cursor()
    {
        ManifestInspection inspection = Yaml.Inspect(Yaml.Least + "\"a\\e[2Jb\": x\nversion2: \"\\u202e\"\nname: \"\\e]0;x\\a\"\n");

        Assert.NotEmpty(inspection.Findings);
        Assert.All(inspection.Findings, finding => Assert.DoesNotContain(finding.ToString(), char.IsControl));
    }
}
