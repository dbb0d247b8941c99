using AgentOS.Sandbox;

namespace AgentOS.Kernel;

/// <summary>An agent of a kernel, as its operator sees it.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Name">Its name.</param>
/// <param name="State">In capital letters, as LIST shows it.</param>
/// <param name="Restarts">How often it was started again.</param>
/// <param name="Database">Its file on the host.</param>
/// <param name="Usage">What it uses and may use; null when its program does not run.</param>
public sealed record KernelAgent(uint Id, string Name, string State, int Restarts, string Database, ResourceUsage? Usage)
{
    /// <summary>Whether it will not come back.</summary>
    public bool HasEnded => State is "STOPPED" or "FAILED";
}
