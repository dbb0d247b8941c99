using System.Diagnostics;
using AgentOS.Testing;

namespace AgentOS.Kernel.Tests.Agents;

/// <summary>What a program under <c>agentos run</c> finds where clients look for a kernel.</summary>
public sealed class RunKernelTests : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    private readonly TempDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Theory]
    [InlineData("root")]
    [InlineData("nobody")]
    public async Task The_program_is_an_agent_of_a_kernel_of_its_own(string user)
    {
        string output = await RunAsync(user, PythonClient.Text + """
            print(call(0, b'hi')[1], ask(0xFE, {})['agent_id'], [agent['state'] for agent in ask(0x12, {})], ask(0x10, {'command': ['true']})['code'])
            """);
        Assert.Equal("b'hi' 1 ['RUNNING'] policy.denied\n", output);
        if (user != "root")
            Assert.Empty(Directory.GetDirectories(_directory["agentos"], "kernel-*"));
    }

    private async Task<string> RunAsync(string user, string program)
    {
        Installation.Require();
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "only root can start as root and as somebody else");
        Assert.SkipUnless(File.Exists(Installation.Program), "agentos is not published: run ./agentos once");
        if (user != "root")
            Assert.SkipUnless((File.GetUnixFileMode("/dev/fuse") & UnixFileMode.OtherWrite) != 0, "/dev/fuse is root's only");
        File.SetUnixFileMode(_directory.Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        using (Process chown = Process.Start("chown", [user, _directory.Path]))
            await chown.WaitForExitAsync(TestContext.Current.CancellationToken);
        string[] command = [Installation.Program, "run", "--quiet", "--workspace", "none", "--", "/usr/bin/python3", "-c", program];
        string[] full = user == "root" ? command : ["setpriv", $"--reuid={user}", "--regid=nogroup", "--clear-groups", .. command];
        ProcessStartInfo start = new(full[0], full[1..]) { WorkingDirectory = _directory.Path, UseShellExecute = false, RedirectStandardOutput = true };
        start.Environment["XDG_RUNTIME_DIR"] = _directory.Path;
        using Process process = Process.Start(start)!;
        using CancellationTokenSource limit = new(s_patience);
        string output = await process.StandardOutput.ReadToEndAsync(limit.Token);
        await process.WaitForExitAsync(limit.Token);
        return output;
    }
}
