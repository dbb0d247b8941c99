using System.Diagnostics;

namespace AgentOS.Storage.Tests;

/// <summary>The stock sqlite3 program, in a process of its own: no descriptor of the test process touches the file.</summary>
internal static class SqliteCommand
{
    internal static string Run(string database, string sql)
    {
        Assert.SkipUnless(File.Exists("/usr/bin/sqlite3"), "sqlite3 is not installed");
        return Run("/usr/bin/sqlite3", "-batch", "-cmd", ".timeout 5000", database, sql);
    }

    internal static string Run(string program, params string[] arguments)
    {
        ProcessStartInfo start = new(program, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"{program}: {errors.Result}{output}");
        return output.TrimEnd('\n');
    }
}
