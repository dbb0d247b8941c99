using AgentOS.Testing;

namespace AgentOS.Cli.Tests.Errors;

public class ErrorCatalogueTests
{
    [Fact]
    public void The_page_lists_exactly_what_the_code_defines()
    {
        string path = Path.Combine(Repository.Root, "docs", "errors.md");
        string expected = ErrorCatalogue.ToMarkdown();
        if (!File.Exists(path) || !string.Equals(File.ReadAllText(path), expected, StringComparison.Ordinal))
        {
            string received = Path.ChangeExtension(path, ".received.txt");
            File.WriteAllText(received, expected);
            Assert.Fail($"docs/errors.md differs from the code; if the code is right, replace it by {received}");
        }
    }

    [Fact]
    public void Codes_are_unique_and_well_formed()
    {
        Assert.Equal(ErrorCatalogue.Entries.Count, ErrorCatalogue.Entries.Select(entry => entry.Code).Distinct(StringComparer.Ordinal).Count());
        Assert.All(ErrorCatalogue.Entries, entry => Assert.Matches("^[a-z]+\\.[a-z]+(-[a-z]+)*$", entry.Code));
    }
}
