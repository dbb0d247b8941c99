using System.Diagnostics;

namespace AgentOS.Security.Tests.Laboratory;

/// <summary>A program of the host, started as one of the two users, with its descriptors under the test's control.</summary>
internal sealed class HostProgram : IAsyncDisposable
{
    private readonly Process _process;
    private readonly Task<string> _errors;

    private HostProgram(Process process)
    {
        _process = process;
        _errors = process.StandardError.ReadToEndAsync();
    }

    public int ProcessId => _process.Id;

    public StreamWriter Input => _process.StandardInput;

    public StreamReader Output => _process.StandardOutput;

    /// <summary>Starts <paramref name="command"/>; <paramref name="environment"/> replaces what it would inherit.</summary>
    public static HostProgram Start(Starter starter, IEnumerable<string> command, IReadOnlyDictionary<string, string> environment, string directory)
    {
        string[] words = [.. Privileges.Prefix(starter), .. command];
        var start = new ProcessStartInfo(words[0], words[1..])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = directory,
        };
        start.Environment.Clear();
        foreach ((string name, string value) in environment)
            start.Environment[name] = value;
        return new HostProgram(Process.Start(start)!);
    }

    /// <summary>Ends its input and waits for its end; past the limit it is killed and the test fails with what it said so far.</summary>
    public async Task<ProgramRun> FinishAsync(TimeSpan limit)
    {
        _process.StandardInput.Close();
        using var watchdog = new CancellationTokenSource(limit);
        Task<string> output = _process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        bool late = false;
        await using (watchdog.Token.Register(() => { late = true; Kill(); }))
            await _process.WaitForExitAsync(CancellationToken.None);
        var run = new ProgramRun(_process.ExitCode, await output, await _errors);
        Assert.False(late, $"not finished after {limit}: {run}");
        return run;
    }

    /// <summary>kill -9 of this one process, not of its children.</summary>
    public void Kill() => _process.Kill();

    public Task WaitForExitAsync(CancellationToken cancellation) => _process.WaitForExitAsync(cancellation);

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync(CancellationToken.None);
        _process.Dispose();
    }
}
