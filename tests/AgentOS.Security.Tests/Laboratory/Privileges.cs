namespace AgentOS.Security.Tests.Laboratory;

/// <summary>How this test process becomes one of the two starters.</summary>
internal static class Privileges
{
    /// <summary>The user "nobody", as every Linux knows it.</summary>
    public const uint OrdinaryUserId = 65534;

    public static bool IsRoot { get; } = Environment.IsPrivilegedProcess;

    /// <summary>Skips the test, visibly, where the starter cannot be had.</summary>
    public static void Require(Starter starter) =>
        Assert.SkipUnless(starter == Starter.OrdinaryUser || IsRoot, "the tests run as an ordinary user, who cannot start anything as root");

    public static string[] Prefix(Starter starter) => (starter, IsRoot) switch
    {
        (Starter.OrdinaryUser, true) => ["setpriv", $"--reuid={OrdinaryUserId}", $"--regid={OrdinaryUserId}", "--clear-groups", "--"],
        _ => [],
    };
}
