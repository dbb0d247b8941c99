using System.Diagnostics;
using System.Text.RegularExpressions;
using AgentOS.Fuse.Tests;
using AgentOS.Testing;

namespace AgentOS.Workspace.Tests;

/// <summary>The rows of the mount's own comparison with the host, in a directory that lies in the base.</summary>
public sealed partial class PosixTests
{
    public static TheoryData<string, string> Rows => PosixTable.Load();

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task A_workspace_answers_like_the_host(string name, string body)
    {
        using TempDirectory host = new();
        await using MountedWorkspace workspace = new("mkdir d");
        Directory.CreateDirectory(host["d"]);
        string expected = Run(body, host["d"]), actual = Run(body, workspace["d"]);
        Assert.True(expected == actual, $"{name}\nhost:  {expected}\nmount: {actual}");
    }

    private static string Run(string body, string directory)
    {
        string script = PosixTable.Prelude + "\ndef row(d):\n" + string.Join('\n', body.Split('\n').Select(line => "    " + line)) + "\nrun(row)\n";
        using Process python = Process.Start(new ProcessStartInfo("python3", ["-", directory])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        python.StandardInput.Write(script);
        python.StandardInput.Close();
        Task<string> errors = python.StandardError.ReadToEndAsync();
        string output = python.StandardOutput.ReadToEnd();
        python.WaitForExit();
        Assert.True(python.ExitCode == 0, errors.Result);
        // A directory that is in the base too says 1 for "not counted".
        return DirectoryLinks().Replace(output, "${mode} - ");
    }

    [GeneratedRegex("^(?<mode>0o4[0-7]+) [0-9]+ ", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex DirectoryLinks();
}
