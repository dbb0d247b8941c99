using System.Diagnostics;
using AgentOS.Testing;

namespace AgentOS.Workspace.Tests;

/// <summary>The same random calls in a copy of a directory and in its workspace: every answer and the resulting trees agree, also after another mount.</summary>
public sealed class RandomOperationTests
{
    private const string Prepare = """
        mkdir -p a/b/c d e/f; echo one > a/one; echo two > a/b/two; head -c 700000 /dev/zero | tr '\0' x > big; head -c 270000 /dev/urandom > a/b/c/large
        ln a/one d/second; ln big e/big2; ln -s a/one l; ln -s nowhere e/broken; chmod 755 a/one; python3 -c 'import os; os.setxattr("a/b/two", "user.k", b"v")'
        for i in 1 2 3 4 5; do echo $i > e/f/n$i; done; find . -exec touch -h -d @100000000 {} +
        """;

    private static int Operations => Environment.GetEnvironmentVariable("AGENTOS_SOAK") == "1" ? 2_000 : 400;

    public static TheoryData<int> Seeds => [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];

    [Theory]
    [Trait("Rule", "OV-2")]
    [MemberData(nameof(Seeds))]
    public async Task A_workspace_answers_like_a_copy(int seed)
    {
        using TempDirectory copy = new();
        await using MountedWorkspace workspace = new(Prepare);
        BashScript.Run(workspace.Base, $"cp -a . '{copy.Path}'/");
        string before = workspace.BaseShell(Fingerprint);

        string expected = Run(copy.Path, seed, Operations), actual = Run(workspace.Path, seed, Operations);

        Compare(expected, actual);
        await workspace.RemountAsync();
        Compare(Run(copy.Path, seed, 0), Run(workspace.Path, seed, 0));
        Assert.Equal(before, workspace.BaseShell(Fingerprint));
    }

    // Everything but the access times of what was listed; of files those as well.
    private const string Fingerprint = "find . -type f -printf '%p %A@ ' -o -printf '%p '; find . -printf '%p %m %s %n %T@ %C@ %l\\n' | sort; find . -type f -exec sha1sum {} + | sort";

    private static void Compare(string expected, string actual)
    {
        string[] left = expected.Split('\n'), right = actual.Split('\n');
        for (int line = 0; line < Math.Min(left.Length, right.Length); line++)
            Assert.True(left[line] == right[line], $"line {line}\nhost:  {left[line]}\nmount: {right[line]}");
        Assert.Equal(left.Length, right.Length);
    }

    private static string Run(string directory, int seed, int count)
    {
        using Process python = Process.Start(new ProcessStartInfo("python3", [Path.Combine(AppContext.BaseDirectory, "random_operations.py"), directory, $"{seed}", $"{count}"])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        Task<string> errors = python.StandardError.ReadToEndAsync();
        string output = python.StandardOutput.ReadToEnd();
        python.WaitForExit();
        Assert.True(python.ExitCode == 0, errors.Result);
        return output;
    }
}
