using System.Diagnostics;

namespace AgentOS.Testing.Endurance;

/// <summary>Runs <c>lockstep.py</c>: the same random operations on two directories, compared after each.</summary>
public static class Lockstep
{
    /// <summary>Compares.</summary>
    /// <param name="native">The reference: a directory of the host.</param>
    /// <param name="ours">The directory that is tested, with the same content.</param>
    /// <param name="seed">Chooses the operations.</param>
    /// <param name="count">How many; 0 compares the directories only.</param>
    /// <param name="countsDirectoryLinks">Whether directories show 2 + their subdirectories, as the host's do.</param>
    /// <exception cref="InvalidOperationException">The first difference, and the operations that led to it.</exception>
    public static void Compare(string native, string ours, int seed, int count, bool countsDirectoryLinks = true) =>
        Run("python3", ["-B", Script, native, ours, $"{seed}", $"{count}"], countsDirectoryLinks);

    /// <summary>The same as the user nobody, to whom both directories belong.</summary>
    public static void CompareAsNobody(string native, string ours, int seed, int count) =>
        Run("setpriv", ["--reuid=nobody", "--regid=nogroup", "--clear-groups", "env", "PATH=/usr/bin:/bin", "python3", "-B", Script, native, ours, $"{seed}", $"{count}"], countsDirectoryLinks: true);

    /// <summary>Many operations in the soak run (AGENTOS_SOAK=1), else few.</summary>
    public static int Operations(int usually, int soaking) => Environment.GetEnvironmentVariable("AGENTOS_SOAK") == "1" ? soaking : usually;

    private static string Script => Path.Combine(AppContext.BaseDirectory, "Endurance", "lockstep.py");

    private static void Run(string program, string[] arguments, bool countsDirectoryLinks)
    {
        using Process process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["DIRECTORY_LINKS"] = countsDirectoryLinks ? "1" : "0" },
        })!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{output}{errors.Result}");
    }
}
