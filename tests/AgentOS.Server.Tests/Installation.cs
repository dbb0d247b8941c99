using AgentOS.Testing;

namespace AgentOS.Server.Tests;

/// <summary>The programs as <c>./agentos</c> publishes them, which hold sandboxes.</summary>
internal static class Installation
{
    public static string Program { get; } = Environment.GetEnvironmentVariable("AGENTOS_BIN") is { Length: > 0 } named ? named : Checkout.Published("agentos");

    public static string Root => Checkout.Root;

    /// <summary>Skips the test where sandboxes cannot be started.</summary>
    public static void Require()
    {
        Assert.SkipUnless(File.Exists(Program), "agentos is not published: run ./agentos once");
        Assert.SkipUnless(File.Exists("/usr/bin/bwrap"), "bubblewrap is not installed");
    }
}
