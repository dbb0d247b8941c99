using System.Diagnostics;

namespace AgentOS.Fuse.Tests;

/// <summary>Reads <c>posix.rows</c>: a prelude, then rows started by a line <c>### name</c>.</summary>
internal static class PosixTable
{
    private const string Marker = "### ";

    private static readonly string Text = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "posix.rows"));

    private static string Prelude => Text[..Text.IndexOf("\n" + Marker, StringComparison.Ordinal)];

    internal static TheoryData<string, string> Load()
    {
        TheoryData<string, string> rows = [];
        foreach (string row in Text.Split("\n" + Marker).Skip(1))
        {
            int end = row.IndexOf('\n', StringComparison.Ordinal);
            rows.Add(row[..end], row[(end + 1)..].TrimEnd());
        }

        return rows;
    }

    /// <summary>Runs a row's Python code on a directory and returns what it printed.</summary>
    internal static string Run(string body, string directory)
    {
        string script = Prelude + "\ndef row(d):\n" + string.Join('\n', body.Split('\n').Select(line => "    " + line)) + "\nrun(row)\n";
        using Process python = Process.Start(new ProcessStartInfo("python3", ["-", directory])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        python.StandardInput.Write(script);
        python.StandardInput.Close();
        Task<string> errors = python.StandardError.ReadToEndAsync();
        string output = python.StandardOutput.ReadToEnd();
        python.WaitForExit();
        Assert.True(python.ExitCode == 0, errors.Result);
        return output;
    }
}
