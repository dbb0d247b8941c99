using AgentOS.Testing;

namespace AgentOS.Store.Tests;

/// <summary>The checked-out sources and the programs published from them.</summary>
internal static class Repository
{
    public static string Root { get; } = Checkout.Root;

    /// <summary>Skips a test where sandboxes cannot be started.</summary>
    public static void RequireSandboxes()
    {
        Assert.SkipUnless(File.Exists(PublishedInit.Path), "agentos-init is not published: run ./agentos once");
        Assert.SkipUnless(File.Exists("/usr/bin/bwrap"), "bubblewrap is not installed");
        Assert.SkipUnless(File.Exists("/usr/bin/python3"), "python3 is not installed");
        Assert.SkipUnless(Environment.IsPrivilegedProcess || (File.GetUnixFileMode("/dev/fuse") & UnixFileMode.OtherWrite) != 0, "/dev/fuse is root's only");
    }
}
