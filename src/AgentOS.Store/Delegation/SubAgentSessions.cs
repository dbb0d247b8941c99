using AgentOS.Store.Packages;
using AgentOS.Store.Sessions;

namespace AgentOS.Store.Delegation;

/// <summary>Where the sessions of an agent's sub-agents are: beside its own, and gone with it.</summary>
internal static class SubAgentSessions
{
    private const string Suffix = ".agents";

    public static string DirectoryOf(StoredSession session) => session.Path + Suffix;

    public static AgentSessions Of(StoredSession session, AgentPackage package, TimeProvider clock)
    {
        string directory = Path.Combine(DirectoryOf(session), LongNames.Hash(package.Origin.Name));
        Directory.CreateDirectory(directory, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return new AgentSessions(directory, clock);
    }
}
