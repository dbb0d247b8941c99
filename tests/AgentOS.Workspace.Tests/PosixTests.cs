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

    // A directory that is in the base too says 1 for "not counted".
    private static string Run(string body, string directory) => DirectoryLinks().Replace(PosixTable.Run(body, directory), "${mode} - ");

    [GeneratedRegex("^(?<mode>0o4[0-7]+) [0-9]+ ", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex DirectoryLinks();
}
