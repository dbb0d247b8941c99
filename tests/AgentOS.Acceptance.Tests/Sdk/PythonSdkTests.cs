using System.Globalization;
using System.Text.RegularExpressions;

namespace AgentOS.Acceptance.Tests.Sdk;

/// <summary>The Python SDK's own tests, its examples among them, on the published program.</summary>
public sealed partial class PythonSdkTests
{
    // As many as there were when this was written: a run that finds fewer has lost some.
    private const int FewestTests = 105;

    private static readonly string s_folder = Path.Combine(PublishedProgram.Root, "sdk", "python");

    [Fact]
    public async Task All_tests_of_the_Python_SDK_pass()
    {
        Assert.SkipUnless(await HasPythonAsync(), "no Python 3.10 or later on this machine");
        ProgramRun run = await PublishedProgram.RunAsync(
            s_folder, input: [], ["env", $"AGENTOS_PROGRAM={Path.Combine(PublishedProgram.Folder, "agentos")}", "PYTHONDONTWRITEBYTECODE=1", "python3", "-m", "unittest"]);
        Assert.True(run.ExitCode == 0, run.Error);
        Match ran = RanTests().Match(run.Error);
        Assert.True(ran.Success, run.Error);
        Assert.InRange(int.Parse(ran.Groups["count"].ValueSpan, CultureInfo.InvariantCulture), FewestTests, int.MaxValue);
    }

    private static async Task<bool> HasPythonAsync()
    {
        ProgramRun run = await PublishedProgram.RunAsync(s_folder, input: [], ["sh", "-c", "python3 -c 'import sys; sys.exit(sys.version_info < (3, 10))'"]);
        return run.ExitCode == 0;
    }

    [GeneratedRegex("^Ran (?<count>[0-9]+) tests", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex RanTests();
}
