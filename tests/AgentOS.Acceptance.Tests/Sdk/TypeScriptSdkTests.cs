using System.Text.RegularExpressions;

namespace AgentOS.Acceptance.Tests.Sdk;

/// <summary>The TypeScript SDK's own tests: vectors, types, the manual's examples, adapters with the real frameworks, and the packed package, on the published program.</summary>
public sealed partial class TypeScriptSdkTests(TypeScriptPackage package) : IClassFixture<TypeScriptPackage>
{
    /// <summary>All in one process: Node runs the files side by side, which one test each would not.</summary>
    [Fact]
    public async Task Its_own_tests_pass()
    {
        Assert.SkipWhen(package.Missing is not null, $"{package.Missing}");
        string program = Path.Combine(PublishedProgram.Folder, "agentos");
        ProgramRun run = await PublishedProgram.RunAsync(
            TypeScriptPackage.Folder, input: [], ["env", $"AGENTOS_PROGRAM={program}", "npm", "test"]);
        Assert.True(run.ExitCode == 0, $"{string.Join('\n', Failures().Matches(run.Output).Select(match => match.Value))}\n{run.Output}");
        Assert.Matches(@"# pass [1-9][0-9]{2}\n", run.Output);
        foreach (Match skipped in Skipped().Matches(run.Output))
            TestContext.Current.SendDiagnosticMessage("{0}", skipped.Value);
    }

    [GeneratedRegex("^ *not ok .*$", RegexOptions.Multiline)]
    private static partial Regex Failures();

    [GeneratedRegex("^ *ok .* # SKIP.*$", RegexOptions.Multiline)]
    private static partial Regex Skipped();
}
