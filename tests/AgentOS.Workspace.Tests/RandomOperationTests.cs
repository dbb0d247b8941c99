using AgentOS.Testing;
using AgentOS.Testing.Endurance;

namespace AgentOS.Workspace.Tests;

/// <summary>The same random operations in a copy of a directory and in its workspace: every answer and the resulting trees agree, also after another mount.</summary>
public sealed class RandomOperationTests
{
    // Links, large files of which only chunks are copied up, rights and attributes, under the names the operations use.
    private const string Prepare = """
        mkdir -p s/s/s/s/s/s; cd s/s/s/s/s/s
        mkdir -p a/b/c b c/a; echo one > a/d; echo two > a/b/e; head -c 700000 /dev/zero | tr '\0' x > d; head -c 270000 /dev/urandom > a/b/c/f
        ln a/d c/g; ln d b/f; ln -s a/d e; ln -s nowhere b/g; chmod 755 a/d; python3 -c 'import os; os.setxattr("a/b/e", "user.a", b"v")'
        head -c 300000 /dev/urandom > c/f; mkfifo c/a/d; for i in a b d e f; do echo $i > c/a/$i$i; done; cd -; find . -exec touch -h -d @100000000 {} +
        """;

    private static int Operations => Lockstep.Operations(usually: 2_500, soaking: 42_000);

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

        Compare(copy, workspace, seed, Operations);
        await workspace.RemountAsync();
        Compare(copy, workspace, seed + 1000, Operations);
        await workspace.RemountAsync();
        Compare(copy, workspace, seed, 0);
        Assert.Equal(before, workspace.BaseShell(Fingerprint));
    }

    // Everything but the access times of what was listed; of files those as well.
    private const string Fingerprint = "find . -type f -printf '%p %A@ ' -o -printf '%p '; find . -printf '%p %m %s %n %T@ %C@ %l\\n' | sort; find . -type f -exec sha1sum {} + | sort";

    private static void Compare(TempDirectory copy, MountedWorkspace workspace, int seed, int count) =>
        Lockstep.Compare(copy.Path, workspace.Path, seed, count, countsDirectoryLinks: false);
}
