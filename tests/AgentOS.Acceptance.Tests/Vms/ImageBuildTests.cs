using AgentOS.Testing;
using AgentOS.Testing.Machines;

namespace AgentOS.Acceptance.Tests.Vms;

/// <summary><c>agentos image build</c> with commands: each runs in a machine of its own, and what it changed is there in the machines of the image.</summary>
public sealed class ImageBuildTests : IDisposable
{
    private const string Recipe =
        """
        FROM busybox AS base
        ENV WHO=builder
        WORKDIR /work
        RUN echo "$WHO at $PWD" > said && echo loud && rm /bin/touch && rm -r /old && mkdir /old && echo new > /old/new && ln said linked && (sleep 1000 &)
        FROM scratch
        COPY --from=base / /
        RUN ["/bin/sh", "-c", "cat /work/said && ls /sys/class/net && ls /old && ! ls /bin/touch"]
        """;

    private readonly TempDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task Commands_change_the_image_and_are_not_run_twice()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/qemu-system-x86_64"), "QEMU is not installed");
        await File.WriteAllTextAsync(_directory["Containerfile"], Recipe, TestContext.Current.CancellationToken);
        (await ScriptAsync($"cp -a {TestMachines.Busybox} root && mkdir root/old && echo old > root/old/old && agentos image import root --name busybox")).Succeeded();
        ProgramRun built = (await ScriptAsync("agentos image build --name built:1")).Succeeded();
        Assert.Contains("loud\n", built.Error, StringComparison.Ordinal);
        Assert.Contains("builder at /work\nlo\nnew", built.Error, StringComparison.Ordinal);
        Assert.Contains("built:1", built.Output, StringComparison.Ordinal);

        ProgramRun again = (await ScriptAsync("agentos image build --name built:2")).Succeeded();
        Assert.Equal(2, again.Error.Split("(as before)").Length - 1);
        Assert.DoesNotContain("loud", again.Error.ReplaceLineEndings("").Replace("echo loud", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Equal("new builder at /work\nwork\n", (await ScriptAsync("agent vm temp --language python --mem 192 --image built:2 --cmd 'echo $(ls /old) $(cat /work/linked); ls / | grep work; ls /bin/touch'")).Output);

        await File.WriteAllTextAsync(_directory["Containerfile"], "FROM built:1\nRUN exit 3", TestContext.Current.CancellationToken);
        ProgramRun failed = await ScriptAsync("agentos image build --name built:1");
        Assert.Equal(1, failed.ExitCode);
        Assert.Contains("status 3", failed.Error, StringComparison.Ordinal);
        Assert.Contains("image.step-failed", failed.Error, StringComparison.Ordinal);
    }

    private Task<ProgramRun> ScriptAsync(string script)
    {
        Directory.CreateDirectory(_directory["state"]);
        if (!Directory.Exists(_directory["state/cache"]))
            Directory.CreateSymbolicLink(_directory["state/cache"], TestMachines.Cache);
        return PublishedProgram.RunScriptAsync(_directory.Path, $"export AGENT_STATE_DIR=$PWD/state; {script}");
    }
}
