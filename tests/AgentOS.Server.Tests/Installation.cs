namespace AgentOS.Server.Tests;

/// <summary>The programs as <c>./agentos</c> publishes them, which hold sandboxes.</summary>
internal static class Installation
{
    public static string Program { get; } = Environment.GetEnvironmentVariable("AGENTOS_BIN") is { Length: > 0 } named ? named : Path.Combine(FindRoot(), "artifacts", "native", "agentos");

    public static string Root => FindRoot();

    /// <summary>Skips the test where sandboxes cannot be started.</summary>
    public static void Require()
    {
        Assert.SkipUnless(File.Exists(Program), "agentos is not published: run ./agentos once");
        Assert.SkipUnless(File.Exists("/usr/bin/bwrap"), "bubblewrap is not installed");
    }

    private static string FindRoot()
    {
        string? directory = AppContext.BaseDirectory;
        while (directory is not null && !File.Exists(Path.Combine(directory, "AgentOS.slnx")))
            directory = Path.GetDirectoryName(directory);
        return directory ?? throw new InvalidOperationException("The tests do not run inside the repository.");
    }
}
