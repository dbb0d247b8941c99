using AgentOS.Kernel.Identities;

namespace AgentOS.Kernel.Commands;

/// <summary>What a caller's policy says to files and commands in its own sandbox, which holds in any case. The one place where READ, WRITE and EXEC ask it.</summary>
internal static class SandboxAccess
{
    /// <summary>Goes on only when the caller may read a file.</summary>
    /// <param name="caller">Who.</param>
    /// <param name="path">As it was asked for, and again as it was resolved.</param>
    public static void DemandRead(Identity caller, string path)
    {
    }

    /// <summary>Goes on only when the caller may write a file.</summary>
    /// <inheritdoc cref="DemandRead"/>
    public static void DemandWrite(Identity caller, string path)
    {
    }

    /// <summary>Goes on only when the caller may run a command that long.</summary>
    /// <param name="caller">Who.</param>
    /// <param name="command">As a shell would read it.</param>
    /// <param name="time">Until it is ended.</param>
    public static void DemandExec(Identity caller, string command, TimeSpan time)
    {
    }
}
