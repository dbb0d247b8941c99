using AgentOS.Testing;
using AgentOS.Testing.Pages;

namespace AgentOS.Acceptance.Tests.Store;

/// <summary>The console lines of BUILDING_AGENTS.md, one after the other, in one folder. Its other examples are tried by the tests of AgentOS.Store.</summary>
public sealed class GuideTests
{
    [Fact]
    public async Task The_console_lines_work_as_written()
    {
        using TempDirectory folder = new();
        string[] lines = [.. Snippet.Of(await File.ReadAllTextAsync(Path.Combine(PublishedProgram.Root, "BUILDING_AGENTS.md")))
            .Where(static snippet => snippet.Language == "console").SelectMany(static snippet => snippet.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries))];
        Assert.Equal(5, lines.Length);
        foreach (string line in lines)
        {
            // A run asks and talks; here nobody is there to do either.
            string command = line.StartsWith("agentstore run ", StringComparison.Ordinal) ? line + " --yes" : line;
            (await PublishedProgram.RunScriptAsync(folder.Path, $"export XDG_DATA_HOME='{folder["data"]}' XDG_CACHE_HOME='{folder["cache"]}'; {command} </dev/null")).Succeeded();
        }
    }
}
