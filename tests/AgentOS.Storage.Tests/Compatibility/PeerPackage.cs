using System.Diagnostics;

namespace AgentOS.Storage.Tests.Compatibility;

/// <summary>npm's agentfs-sdk, installed once under artifacts/npm, and Node programs that use it.</summary>
internal static class PeerPackage
{
    private const string Package = "agentfs-sdk@0.6.4";

    private static readonly Lazy<string?> s_directory = new(Install);

    /// <summary>Skips the test where the package cannot be had.</summary>
    internal static void Demand() => Assert.SkipUnless(s_directory.Value is not null, $"npm cannot install {Package} here");

    /// <summary>Runs a statement of the peer on a file, and gives everything the peer sees in the file then.</summary>
    internal static string Run(string database, string statement = "")
    {
        Demand();
        // Packages are looked for beside the program.
        string program = Path.Combine(s_directory.Value!, "peer.mjs");
        if (!File.Exists(program) || File.ReadAllText(program) != File.ReadAllText(Source))
            File.Copy(Source, program, overwrite: true);
        return SqliteCommand.Run("node", program, database, statement);
    }

    private static string Source => Path.Combine(AppContext.BaseDirectory, "Compatibility", "peer.mjs");

    private static string? Install()
    {
        string cache = Path.Combine(AppContext.BaseDirectory, "..", "..", "..", "npm", Package);
        if (Directory.Exists(Path.Combine(cache, "node_modules", "agentfs-sdk")))
            return cache;
        Directory.CreateDirectory(cache);
        try
        {
            ProcessStartInfo start = new("npm", ["install", "--prefix", cache, "--no-audit", "--no-fund", Package])
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            using Process npm = Process.Start(start)!;
            _ = npm.StandardError.ReadToEndAsync();
            npm.StandardOutput.ReadToEnd();
            npm.WaitForExit();
            return npm.ExitCode == 0 ? cache : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}
