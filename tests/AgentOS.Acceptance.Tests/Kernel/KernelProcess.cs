using System.Diagnostics;

namespace AgentOS.Acceptance.Tests.Kernel;

/// <summary><c>agentos kernel</c> in a process of its own, at a socket and with agents of its own.</summary>
internal sealed class KernelProcess : IAsyncDisposable
{
    private readonly Process _process;

    private KernelProcess(Process process, string directory)
    {
        _process = process;
        Directory = directory;
    }

    /// <summary>Where everything of it is.</summary>
    public string Directory { get; }

    /// <summary>Where it answers.</summary>
    public string Socket => SocketIn(Directory);

    public Process Process => _process;

    public static string SocketIn(string directory) => Path.Combine(directory, "kernel.sock");

    /// <summary>The command that starts one in a directory.</summary>
    public static string[] CommandIn(string directory) =>
        ["env", $"XDG_STATE_HOME={Path.Combine(directory, "state")}", Path.Combine(PublishedProgram.Folder, "agentos"), "kernel", "--socket", SocketIn(directory)];

    /// <summary>Starts one and waits until it answers.</summary>
    /// <param name="directory">An empty directory.</param>
    /// <param name="before">A program that starts it: <c>prlimit …</c></param>
    public static async Task<KernelProcess> StartAsync(string directory, params string[] before)
    {
        Process process = PublishedProgram.Start(directory, [.. before, .. CommandIn(directory)]);
        string? line = await process.StandardError.ReadLineAsync(TestContext.Current.CancellationToken);
        Assert.Contains("The kernel answers at", line ?? "", StringComparison.Ordinal);
        return new KernelProcess(process, directory);
    }

    public KernelClient Connect() => new(Socket);

    public Task<ProgramRun> RunAsync(params string[] arguments) => PublishedProgram.RunAsync(Directory, [.. arguments, "--socket", Socket]);

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            await RunAsync("kernel", "stop");
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
