namespace AgentOS.Kernel.Tests.Agents;

/// <summary>The programs as <c>./agentos</c> publishes them.</summary>
internal static class Installation
{
    public static string Program { get; } = Path.Combine(FindRoot(), "artifacts", "native", "agentos");

    private static string Init { get; } = Path.Combine(FindRoot(), "artifacts", "native", "agentos-init");

    /// <summary>Skips the test where sandboxes cannot be started.</summary>
    public static void Require()
    {
        Assert.SkipUnless(File.Exists(Init), "agentos-init is not published: run ./agentos once");
        Assert.SkipUnless(File.Exists("/usr/bin/bwrap"), "bubblewrap is not installed");
        Assert.SkipUnless(File.Exists("/usr/bin/python3"), "python3 is not installed");
        Environment.SetEnvironmentVariable("AGENTOS_INIT", Init);
    }

    private static string FindRoot()
    {
        string? directory = AppContext.BaseDirectory;
        while (directory is not null && !File.Exists(Path.Combine(directory, "AgentOS.slnx")))
            directory = Path.GetDirectoryName(directory);
        return directory ?? throw new InvalidOperationException("The tests do not run inside the repository.");
    }
}
