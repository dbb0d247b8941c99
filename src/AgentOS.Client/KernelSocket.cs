using AgentOS.Linux;

namespace AgentOS.Client;

/// <summary>Where a kernel is to be found when nobody says.</summary>
public static class KernelSocket
{
    /// <summary>The variable that names a socket.</summary>
    public const string Variable = "AGENTOS_SOCKET";

    private const string Name = "kernel.sock";

    // In a sandbox the agent's own socket is here; outside, somebody else could have put one at a name in /tmp, so it comes last.
    private const string Shared = "/tmp/agentos.sock";

    /// <summary>The variable's, else the one in the user's runtime directory, else <c>/tmp/agentos.sock</c>.</summary>
    /// <returns>A path; nothing may listen there.</returns>
    public static string Find()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named)
            return named;
        string own = Path.Combine(RuntimeDirectory(), Name);
        return File.Exists(own) ? own : Shared;
    }

    private static string RuntimeDirectory() => (FileOwner.CurrentUserId, Environment.GetEnvironmentVariable("XDG_RUNTIME_DIR")) switch
    {
        (0, _) => "/run/agentos",
        (_, { Length: > 0 } session) => Path.Combine(session, "agentos"),
        (uint user, _) => $"/tmp/agentos-{user}",
    };
}
