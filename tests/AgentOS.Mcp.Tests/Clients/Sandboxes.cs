using AgentOS.Testing;

namespace AgentOS.Mcp.Tests.Clients;

/// <summary>What tests need whose commands and agents run in sandboxes.</summary>
internal static class Sandboxes
{
    /// <summary>Skips the test where sandboxes cannot be started.</summary>
    public static void Require()
    {
        Assert.SkipUnless(File.Exists(PublishedInit.Path), "agentos-init is not published: run ./agentos once");
        Assert.SkipUnless(File.Exists("/usr/bin/bwrap"), "bubblewrap is not installed");
    }
}
