using AgentOS.Testing;

namespace AgentOS.Acceptance.Tests.Sessions;

/// <summary><c>agentos cp</c> into a running agent and out of it.</summary>
public sealed class CopyTests : IDisposable
{
    private readonly TempDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task Files_and_directories_go_in_and_come_back()
    {
        await using LiveAgent agent = await LiveAgent.StartAsync(_directory.Path, "exec sleep 1000");
        ProgramRun run = (await PublishedProgram.RunScriptAsync(_directory.Path, $"""
            set -e
            mkdir -p d/sub; echo script > d/sub/run; chmod 750 d/sub/run; ln -s sub/run d/link
            agentos cp d {agent.Id}:/tmp
            agentos cp {agent.Id}:/tmp/d back
            diff -r d back; readlink back/link; stat -c %a back/sub/run
            echo piped | agentos cp - {agent.Id}:/agent/piped; agentos cp {agent.Id}:/agent/piped -
            head -c 3000000 /dev/urandom > big; agentos cp big {agent.Id}:/agent/; agentos cp {agent.Id}:/agent/big again; cmp big again
            """)).Succeeded();
        Assert.Equal("sub/run\n750\npiped\n", run.Output);
    }

    [Fact]
    public async Task Nothing_inside_leads_out_of_the_destination()
    {
        await using LiveAgent agent = await LiveAgent.StartAsync(_directory.Path, "exec sleep 1000");
        (await agent.ExecAsync("sh", "-c",
            """
            mkdir -p /tmp/t/sub/deep; cd /tmp/t; echo good > sub/file; ln -s ../file sub/deep/kept
            ln -s /etc/passwd absolute; ln -s ../outside up; ln -s sub/../../outside around; ln -s ../../../outside sub/deep/over; mkfifo pipe
            echo evil > target
            """)).Succeeded();
        // A link of the host in a file's place is replaced, one in a directory's place is an error; neither is followed.
        ProgramRun run = await PublishedProgram.RunScriptAsync(_directory.Path, $"""
            mkdir -p out elsewhere; echo untouched > victim; ln -s ../victim out/target
            agentos cp {agent.Id}:/tmp/t/. out; echo $?; cat victim; cat out/sub/file out/target; readlink out/sub/deep/kept
            ls out out/sub/deep
            mkdir into; ln -s ../elsewhere into/sub; agentos cp {agent.Id}:/tmp/t/. into; echo $?; ls elsewhere
            """);
        Assert.Equal("0\nuntouched\ngood\nevil\n../file\nout:\nsub\ntarget\n\nout/sub/deep:\nkept\n1\n", run.Output);
        foreach (string left in (string[])["absolute", "up", "around", "sub/deep/over", "pipe"])
            Assert.Contains($"left out '{left}'", run.Error, StringComparison.Ordinal);
        Assert.Contains("cli.host-file", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("cp a b", "cli.copy-needs-sandbox")]
    [InlineData("cp 00000000:/x b", "session.not-running")]
    public async Task A_mistake_is_named(string arguments, string code) =>
        Assert.Contains(code, (await PublishedProgram.RunScriptAsync(_directory.Path, $"agentos {arguments}")).Error, StringComparison.Ordinal);
}
