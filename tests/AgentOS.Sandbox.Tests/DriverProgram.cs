using System.Diagnostics;
using AgentOS.Testing;

namespace AgentOS.Sandbox.Tests;

/// <summary>Starts sandboxes from a process of their own, as root or as an ordinary user with a private runtime directory.</summary>
internal sealed class DriverProgram : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);
    private static readonly string s_driver = Path.Combine(AppContext.BaseDirectory, "sandbox-driver");

    private readonly Starter _starter;
    private readonly TempDirectory _runtime = new();

    public DriverProgram(Starter starter)
    {
        Assert.SkipUnless(File.Exists(Init), "agentos-init is not published: run ./agentos once");
        Assert.SkipUnless(File.Exists("/usr/bin/bwrap"), "bubblewrap is not installed");
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "only root can start as root and as somebody else");
        _starter = starter;
        using Process chown = Process.Start("chown", [starter == Starter.Root ? "root" : "nobody", _runtime.Path]);
        chown.WaitForExit();
        File.SetUnixFileMode(_runtime.Path, (UnixFileMode)0x1C0);
    }

    /// <summary>Where ./agentos publishes agentos-init.</summary>
    public static string Init { get; } = Checkout.Published("agentos-init");

    public string RuntimeDirectory => _runtime.Path;

    public void Dispose() => _runtime.Dispose();

    public Process Start(params string[] arguments) => StartProgram([s_driver, .. arguments]);

    /// <summary>Starts the driver under script(1), which gives it a terminal and copies standard input to it.</summary>
    public Process StartOnTerminal(string command) => StartProgram(["script", "--quiet", "--return", "--command", $"{s_driver} {command}", "/dev/null"]);

    public Task<DriverRun> RunAsync(params string[] arguments) => RunAsync([], arguments);

    public async Task<DriverRun> RunAsync(byte[] input, params string[] arguments)
    {
        using Process process = Start(arguments);
        return await FinishAsync(process, input);
    }

    /// <summary>Types on the terminal. Standard input stays open: its end would be a key as well.</summary>
    public static async Task<DriverRun> TypeAsync(Process process, string keys)
    {
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        await process.StandardInput.WriteAsync(keys);
        await process.StandardInput.FlushAsync();
        using CancellationTokenSource limit = new(s_patience);
        await process.WaitForExitAsync(limit.Token);
        return new DriverRun(process.ExitCode, System.Text.Encoding.UTF8.GetBytes(await output), "");
    }

    public static async Task<DriverRun> FinishAsync(Process process, byte[] input)
    {
        using MemoryStream output = new();
        Task copying = process.StandardOutput.BaseStream.CopyToAsync(output);
        Task<string> error = process.StandardError.ReadToEndAsync();
        await process.StandardInput.BaseStream.WriteAsync(input);
        process.StandardInput.Close();
        using CancellationTokenSource limit = new(s_patience);
        await process.WaitForExitAsync(limit.Token);
        await copying;
        return new DriverRun(process.ExitCode, output.ToArray(), await error);
    }

    private Process StartProgram(string[] command)
    {
        string[] full = _starter == Starter.Root
            ? command
            : ["setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups", .. command];
        ProcessStartInfo start = new(full[0], full[1..])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["AGENTOS_INIT"] = Init;
        start.Environment["XDG_RUNTIME_DIR"] = _runtime.Path;
        start.Environment["CANARY_SECRET"] = "canary";
        return Process.Start(start)!;
    }
}
