using AgentOS.Testing;

namespace AgentOS.Fuse.Tests;

/// <summary>
/// The same system calls against a directory of the host and against a mount: results, error numbers and resulting states must
/// agree, so no expectation is written by hand.
/// </summary>
public class DifferentialTests
{
    /// <summary>Each row is a Python function body over <c>d</c>, a fresh directory; what it prints is compared.</summary>
    public static TheoryData<string, string> Rows => PosixTable.Load();

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task A_mount_answers_like_the_host(string name, string body)
    {
        using TempDirectory host = new();
        await using MountedStore mount = new();
        Directory.CreateDirectory(mount["d"]);
        Directory.CreateDirectory(host["d"]);
        string expected = PosixTable.Run(body, host["d"]);
        string actual = PosixTable.Run(body, mount["d"]);
        Assert.True(expected == actual, $"{name}\nhost:  {expected}\nmount: {actual}");
    }
}
