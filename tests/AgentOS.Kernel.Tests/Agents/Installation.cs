using AgentOS.Testing;

namespace AgentOS.Kernel.Tests.Agents;

/// <summary>The programs as <c>./agentos</c> publishes them.</summary>
internal static class Installation
{
    public static string Program { get; } = Checkout.Published("agentos");

    /// <summary>Skips the test where sandboxes cannot be started.</summary>
    public static void Require()
    {
        Assert.SkipUnless(File.Exists(PublishedInit.Path), "agentos-init is not published: run ./agentos once");
        Assert.SkipUnless(File.Exists("/usr/bin/bwrap"), "bubblewrap is not installed");
        Assert.SkipUnless(File.Exists("/usr/bin/python3"), "python3 is not installed");
    }
}
