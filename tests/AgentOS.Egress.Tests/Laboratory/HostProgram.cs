using System.Diagnostics;

namespace AgentOS.Egress.Tests.Laboratory;

/// <summary>A program of this machine, with its streams in the test's hands.</summary>
internal sealed class HostProgram : IAsyncDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(90);

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

    public static HostProgram Start(IReadOnlyList<string> command, IReadOnlyDictionary<string, string>? environment = null)
    {
        ProcessStartInfo start = new(command[0], command.Skip(1))
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Clear();
        start.Environment["PATH"] = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";
        foreach ((string name, string value) in environment ?? new Dictionary<string, string>())
            start.Environment[name] = value;
        return new HostProgram(Process.Start(start)!);
    }

    /// <summary>Runs a program to its end, which must be a good one.</summary>
    public static async Task<string> CheckAsync(params string[] command)
    {
        await using HostProgram program = Start(command);
        ProgramRun run = await program.FinishAsync();
        return run.ExitCode == 0 ? run.Output : throw new InvalidOperationException($"{string.Join(' ', command)}: {run}");
    }

    /// <summary>Ends its input and waits for its end; past the limit it is killed and the test fails with what it said so far.</summary>
    public async Task<ProgramRun> FinishAsync()
    {
        _process.StandardInput.Close();
        using CancellationTokenSource watchdog = new(s_patience);
        Task<string> output = _process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        bool isLate = false;
        await using (watchdog.Token.Register(() =>
        {
            isLate = true;
            _process.Kill(entireProcessTree: true);
        }))
        {
            await _process.WaitForExitAsync(CancellationToken.None);
        }

        ProgramRun run = new(_process.ExitCode, await output, await _errors);
        Assert.False(isLate, $"not finished after {s_patience}: {run}");
        return run;
    }

    /// <summary>Everything it said on standard error, once it has ended.</summary>
    public Task<string> ErrorsAsync() => _errors;

    /// <summary>kill -9 of this one process; what it started lives on if it can.</summary>
    public void Kill() => _process.Kill();

    /// <summary>Waits until it is gone.</summary>
    public Task EndedAsync() => _process.WaitForExitAsync(CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync(CancellationToken.None);
        _process.Dispose();
    }
}
