using AgentOS.Linux;
using AgentOS.Protocol;

namespace AgentOS.Guest;

/// <summary>Confines the calling thread and what it spawns. The order matters: each step needs a right the next ones take away; seccomp is last.</summary>
internal static class Confinement
{
    public static void Apply(LaunchMessage message)
    {
        ResourceLimit.Set(ResourceLimit.Core, 0);
        if (message.ProcessLimit > 0)
            ResourceLimit.Set(ResourceLimit.Processes, (ulong)message.ProcessLimit);
        if (!message.KeepsRights)
        {
            ThreadCredentials.DropCapabilities();
            ThreadCredentials.ForbidNewPrivileges();
        }

        if (message.ScopeWithLandlock)
            Landlock.RestrictScopes();
        if (!message.SeccompProgram.IsEmpty)
            SeccompFilter.Install(message.SeccompProgram.Span);
    }
}
