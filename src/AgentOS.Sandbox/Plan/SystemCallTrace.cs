namespace AgentOS.Sandbox;

/// <summary>Runs the program under strace(1), inside the sandbox.</summary>
internal static class SystemCallTrace
{
    public const string Strace = "/usr/bin/strace";

    public static bool IsAvailable => File.Exists(Strace);

    public static IReadOnlyList<string> Wrap(IReadOnlyList<string> command) => [Strace, "--follow-forks", "--", .. command];
}
