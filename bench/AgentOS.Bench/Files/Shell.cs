using System.Diagnostics;
using System.Globalization;

namespace AgentOS.Bench.Files;

/// <summary>
/// A bash fed through a pipe for a whole run. Steps are timed by the shell itself, so the cost of starting it, or the sandbox around
/// it, is not in any number.
/// </summary>
internal sealed class Shell : IDisposable
{
    private const int RememberedErrors = 8;

    private readonly Process _process;
    private readonly string _mark = $"mark-{Guid.NewGuid():N}";
    private readonly Queue<string> _errors = new();

    /// <param name="command">A program and arguments that end in a bash reading its commands from standard input.</param>
    /// <param name="directory">The host directory to start it in.</param>
    public Shell(IEnumerable<string> command, string directory)
    {
        string[] words = [.. command];
        _process = Process.Start(new ProcessStartInfo(words[0], words[1..])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            WorkingDirectory = directory,
        })!;
        _process.ErrorDataReceived += (_, line) => Remember(line.Data);
        _process.BeginErrorReadLine();
        Send($"MARK={_mark}");
    }

    public int ProcessId => _process.Id;

    /// <summary>Runs commands that print nothing and cannot fail, such as definitions.</summary>
    public void Send(string commands)
    {
        _process.StandardInput.WriteLine(commands);
        _process.StandardInput.Flush();
    }

    /// <summary>Runs one function of the workload.</summary>
    /// <exception cref="StepFailedException">It failed, or the shell is gone.</exception>
    public StepResult Run(string step)
    {
        Send($"step {step}");
        List<string> output = [];
        while (_process.StandardOutput.ReadLine() is { } line)
        {
            if (!line.StartsWith(_mark, StringComparison.Ordinal))
            {
                output.Add(line);
                continue;
            }

            string[] verdict = line.Split(' ');
            return verdict[1] is "ok"
                ? new(string.Join('\n', output).Trim(), Seconds(verdict[3]) - Seconds(verdict[2]))
                : throw new StepFailedException(step, $"exit code {verdict[2]}; last errors: {Errors()}");
        }

        _process.WaitForExit();
        throw new StepFailedException(step, $"the shell ended with exit code {_process.ExitCode}; last errors: {Errors()}");
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }

    private static decimal Seconds(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);

    private void Remember(string? line)
    {
        if (line is null)
            return;
        lock (_errors)
        {
            if (_errors.Count == RememberedErrors)
                _errors.Dequeue();
            _errors.Enqueue(line);
        }
    }

    private string Errors()
    {
        lock (_errors)
            return string.Join(" | ", _errors);
    }
}
