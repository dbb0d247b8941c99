namespace AgentOS.Store.Tests;

/// <summary>The checked-out sources and the programs published from them.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    /// <summary>Skips a test where sandboxes cannot be started.</summary>
    public static void RequireSandboxes()
    {
        string init = Path.Combine(Root, "artifacts", "native", "agentos-init");
        Assert.SkipUnless(File.Exists(init), "agentos-init is not published: run ./agentos once");
        Assert.SkipUnless(File.Exists("/usr/bin/bwrap"), "bubblewrap is not installed");
        Assert.SkipUnless(File.Exists("/usr/bin/python3"), "python3 is not installed");
        Assert.SkipUnless(Environment.IsPrivilegedProcess || (File.GetUnixFileMode("/dev/fuse") & UnixFileMode.OtherWrite) != 0, "/dev/fuse is root's only");
        Environment.SetEnvironmentVariable("AGENTOS_INIT", init);
    }

    private static string Find()
    {
        string? directory = AppContext.BaseDirectory;
        while (directory is not null && !File.Exists(Path.Combine(directory, "AgentOS.slnx")))
            directory = Path.GetDirectoryName(directory);
        return directory ?? throw new InvalidOperationException("The tests do not run inside the repository.");
    }
}
