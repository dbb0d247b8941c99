using System.ComponentModel;
using System.Diagnostics;

namespace AgentOS.Bench.Processes;

/// <summary>A program run to its end, its standard output collected.</summary>
internal sealed record Command(string Program, params string[] Arguments)
{
    public string? Directory { get; init; }

    /// <summary>Added to the inherited environment.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <exception cref="CommandFailedException">It cannot be started or ended with another code than 0.</exception>
    public string Run()
    {
        ProcessStartInfo start = new(Program, Arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            WorkingDirectory = Directory ?? "",
        };
        foreach ((string name, string value) in Environment)
            start.Environment[name] = value;

        using Process process = Start(start);
        process.StandardInput.Close();
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output : throw new CommandFailedException(this, $"exit code {process.ExitCode}: {errors.Result.Trim()}");
    }

    public override string ToString() => string.Join(' ', [Path.GetFileName(Program), .. Arguments]);

    private Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception cause)
        {
            throw new CommandFailedException(this, cause.Message);
        }
    }
}
