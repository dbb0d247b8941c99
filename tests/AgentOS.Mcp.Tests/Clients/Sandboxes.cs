namespace AgentOS.Mcp.Tests.Clients;

/// <summary>What tests need whose commands and agents run in sandboxes.</summary>
internal static class Sandboxes
{
    /// <summary>Skips the test where sandboxes cannot be started.</summary>
    public static void Require()
    {
        string init = Path.Combine(FindRoot(), "artifacts", "native", "agentos-init");
        Assert.SkipUnless(File.Exists(init), "agentos-init is not published: run ./agentos once");
        Assert.SkipUnless(File.Exists("/usr/bin/bwrap"), "bubblewrap is not installed");
        Environment.SetEnvironmentVariable("AGENTOS_INIT", init);
    }

    /// <summary>The repository.</summary>
    public static string FindRoot()
    {
        string directory = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(directory, "AgentOS.slnx")))
            directory = Path.GetDirectoryName(directory)!;
        return directory;
    }
}
