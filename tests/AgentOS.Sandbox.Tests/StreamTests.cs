using System.Security.Cryptography;

namespace AgentOS.Sandbox.Tests;

public sealed class StreamTests
{
    private const int TransferBytes = 100_000_000;

    [Fact]
    public async Task Pipes_carry_a_hundred_megabytes_unchanged()
    {
        using DriverProgram driver = new(Starter.Root);
        byte[] bytes = RandomNumberGenerator.GetBytes(TransferBytes);
        DriverRun run = await driver.RunAsync(bytes, "--", "cat");
        Assert.True(bytes.AsSpan().SequenceEqual(run.OutputBytes));
    }

    [Fact]
    public async Task Standard_error_is_its_own_stream()
    {
        using DriverProgram driver = new(Starter.Root);
        DriverRun run = await driver.RunAsync("--", "sh", "-c", "echo out; echo err >&2");
        Assert.Equal(("out\n", "err\n"), (run.Output, run.Error));
    }

    [Theory]
    [InlineData(Starter.Root)]
    [InlineData(Starter.OrdinaryUser)]
    public async Task A_terminal_is_the_sandboxs_own(Starter starter)
    {
        using DriverProgram driver = new(starter);
        using System.Diagnostics.Process process = driver.StartOnTerminal("-- tty");
        Assert.Equal("/dev/pts/0\r\n", (await DriverProgram.TypeAsync(process, "")).Output);
    }

    [Fact]
    public async Task An_interactive_shell_has_job_control()
    {
        using DriverProgram driver = new(Starter.Root);
        using System.Diagnostics.Process process = driver.StartOnTerminal("-- bash --norc --noprofile -i");
        DriverRun run = await DriverProgram.TypeAsync(process, "sleep 100 & jobs; kill %1; wait; echo job-$((40+2)); exit 5\n");
        Assert.Contains("Running", run.Output, StringComparison.Ordinal);
        Assert.Contains("job-42", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("no job control", run.Output, StringComparison.Ordinal);
        Assert.Equal(5, run.ExitCode);
    }

    [Fact]
    public async Task Control_c_interrupts_the_foreground_program_only()
    {
        using DriverProgram driver = new(Starter.Root);
        using System.Diagnostics.Process process = driver.StartOnTerminal("-- bash --norc --noprofile -c \"trap 'echo interrupted; exit 3' INT; echo ready; while :; do read -t 60 line; done\"");
        Assert.Equal("ready", await process.StandardOutput.ReadLineAsync());
        DriverRun run = await DriverProgram.TypeAsync(process, "\u0003");
        Assert.Contains("interrupted", run.Output, StringComparison.Ordinal);
        Assert.Equal(3, run.ExitCode);
    }
}
