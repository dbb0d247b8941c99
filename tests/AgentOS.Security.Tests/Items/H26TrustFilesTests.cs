using AgentOS.Security.Tests.Laboratory;

namespace AgentOS.Security.Tests.Items;

/// <summary>H26: files that a person's tools trust, made or changed in the current directory. It is shown read-only, so none can be.</summary>
public sealed class H26TrustFilesTests(SecurityLaboratory laboratory)
{
    private const string Attempts = """
        for path in .git/hooks/pre-commit .git/config .vscode/tasks.json .mcp.json .bashrc AGENTS.md package.json .GIT/config existing; do
            mkdir -p "$(dirname "$1/$path")" 2>/dev/null
            if (echo planted > "$1/$path") 2>/dev/null; then echo "H26 $path OK"; else echo "H26 $path refused"; fi
        done
        ln -s /agent "$1/.husky" 2>/dev/null && echo "H26 link OK" || echo "H26 link refused"
        mv "$1/probe" "$1/package.json" 2>/dev/null && echo "H26 rename OK" || echo "H26 rename refused"
        """;

    [Theory]
    [InlineData(Starter.Root)]
    [InlineData(Starter.OrdinaryUser)]
    public async Task None_can_be_planted(Starter starter)
    {
        Privileges.Require(starter);
        string[] before = Names();

        ProgramRun run = await laboratory.RunSandboxAsync(starter, [], ["sh", "-c", Attempts, "sh", laboratory.Yard.Shown]);

        Assert.Contains("H26 package.json refused\n", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("OK", run.Output, StringComparison.Ordinal);
        Assert.Equal(before, Names());
    }

    [Theory]
    [InlineData(Starter.Root)]
    [InlineData(Starter.OrdinaryUser)]
    public async Task In_a_workspace_they_are_planted_in_the_agent_s_file_only(Starter starter)
    {
        Privileges.Require(starter);
        string[] before = Names();
        string[] command = [Agentos.Program, "run", "--quiet", "--db", laboratory.NewDatabase(starter), "--", "sh", "-c", Attempts, "sh", laboratory.Yard.Shown];
        await using HostProgram program = HostProgram.Start(starter, command, laboratory.EnvironmentOf(starter), laboratory.Yard.Shown);

        ProgramRun run = await program.FinishAsync(SecurityLaboratory.RunLimit);

        Assert.Contains("H26 package.json OK\n", run.Output, StringComparison.Ordinal);
        Assert.Equal(before, Names());
    }

    [Fact]
    public async Task Positive_control_without_a_sandbox_all_can()
    {
        string directory = Directory.CreateDirectory(Path.Combine(laboratory.Yard.Writable(Starter.Root), "trust")).FullName;
        File.WriteAllText(Path.Combine(directory, "probe"), "");
        await using HostProgram program = laboratory.StartFreely(Starter.Root, "sh", "-c", Attempts, "sh", directory);

        ProgramRun run = await program.FinishAsync(SecurityLaboratory.RunLimit);

        Assert.Contains("H26 package.json OK\n", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("refused", run.Output, StringComparison.Ordinal);
    }

    private string[] Names() => [.. Directory.EnumerateFileSystemEntries(laboratory.Yard.Shown, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
}
