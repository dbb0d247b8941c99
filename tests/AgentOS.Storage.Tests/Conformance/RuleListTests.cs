using System.Text.RegularExpressions;
using AgentOS.Testing;

namespace AgentOS.Storage.Tests.Conformance;

/// <summary>Every numbered rule of the documents has a test that carries its number, and no test carries another.</summary>
public sealed partial class RuleListTests
{
    [Fact]
    public void Each_rule_has_a_test_and_each_number_a_rule()
    {
        string root = Checkout.Root;
        string[] documents = [.. new[] { "formats", "protocols" }.SelectMany(folder => Directory.GetFiles(Path.Combine(root, "docs", folder), "*.md"))];
        HashSet<string> rules = Numbers(documents, Rule());
        HashSet<string> tested = Numbers(Directory.EnumerateFiles(Path.Combine(root, "tests"), "*.cs", SearchOption.AllDirectories), Test());
        Assert.True(rules.Count > 60, $"{rules.Count} rules found");
        Assert.Equal([], rules.Except(tested, StringComparer.Ordinal).Order(StringComparer.Ordinal));
        Assert.Equal([], tested.Except(rules, StringComparer.Ordinal).Order(StringComparer.Ordinal));
    }

    private static HashSet<string> Numbers(IEnumerable<string> files, Regex pattern) =>
        files.SelectMany(file => pattern.Matches(File.ReadAllText(file))).Select(match => match.Groups["number"].Value).ToHashSet(StringComparer.Ordinal);

    [GeneratedRegex(@"^\* \*\*(?<number>[A-Z]{2}-[0-9]+)\*\*", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Rule();

    [GeneratedRegex(@"Trait\(""Rule"", ""(?<number>[A-Z]{2}-[0-9]+)""\)", RegexOptions.ExplicitCapture)]
    private static partial Regex Test();
}
