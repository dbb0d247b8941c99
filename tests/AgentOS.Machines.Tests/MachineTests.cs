using AgentOS.Sandbox;
using AgentOS.Testing;

namespace AgentOS.Machines.Tests;

/// <summary>Real machines under a real monitor.</summary>
public sealed class MachineTests : IDisposable
{
    private readonly TempDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task AProgramRunsWithStreamsAndStatus()
    {
        (SandboxExit exit, string output, string errors) = await RunAsync("read line; echo \"got $line\"; echo to stderr >&2; uname -r; id -u; exit 7", "typed\n");
        Assert.Equal(7, exit.ExitCode);
        Assert.Equal("to stderr\n", errors);
        string[] lines = output.Split('\n');
        Assert.Equal("got typed", lines[0]);
        Assert.EndsWith("-cloud-amd64", lines[1], StringComparison.Ordinal);
        Assert.Equal("0", lines[2]);
    }

    [Fact]
    public async Task MuchOutputArrivesWhole()
    {
        (SandboxExit exit, string output, _) = await RunAsync("head -c 3000000 /dev/zero | tr '\\0' x; exit 0", "");
        Assert.Equal(0, exit.ExitCode);
        Assert.Equal(3_000_000, output.Length);
    }

    [Fact]
    public async Task WhatIsWrittenStaysOnItsDiskAndNowhereElse()
    {
        MachineSpecification machine = await Laboratory.MachineAsync(_directory.Path);
        byte[] image = await File.ReadAllBytesAsync(machine.ImagePath, TestContext.Current.CancellationToken);
        (SandboxExit first, _, _) = await MachineProgram.RunAsync(machine, "echo kept > /etc/kept; rm /bin/ash; exit 0", "");
        (SandboxExit second, string output, _) = await MachineProgram.RunAsync(machine, "cat /etc/kept; ls /bin/ash", "");
        Assert.Equal(0, first.ExitCode);
        Assert.Equal("kept\n", output);
        Assert.NotEqual(0, second.ExitCode);
        Assert.Equal(image, await File.ReadAllBytesAsync(machine.ImagePath, TestContext.Current.CancellationToken));
    }

    private async Task<(SandboxExit Exit, string Output, string Errors)> RunAsync(string script, string input) =>
        await MachineProgram.RunAsync(await Laboratory.MachineAsync(_directory.Path), script, input);
}
