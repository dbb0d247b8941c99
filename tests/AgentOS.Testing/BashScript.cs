using System.Diagnostics;

namespace AgentOS.Testing;

/// <summary>A shell script of a test.</summary>
public static class BashScript
{
    /// <summary>Runs it in a directory and returns its standard output; throws with its errors when one of its commands fails.</summary>
    public static string Run(string directory, string script)
    {
        using Process shell = Process.Start(new ProcessStartInfo("/bin/bash", ["-euc", script])
        {
            UseShellExecute = false,
            WorkingDirectory = directory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        Task<string> errors = shell.StandardError.ReadToEndAsync();
        string output = shell.StandardOutput.ReadToEnd();
        shell.WaitForExit();
        return shell.ExitCode == 0 ? output : throw new InvalidOperationException($"{script}\nexit {shell.ExitCode}: {errors.GetAwaiter().GetResult()}\n{output}");
    }
}
