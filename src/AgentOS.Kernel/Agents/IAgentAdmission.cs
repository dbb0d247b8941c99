using AgentOS.Errors;
using AgentOS.Kernel.Identities;

namespace AgentOS.Kernel.Agents;

/// <summary>Gives new agents their rights.</summary>
internal interface IAgentAdmission
{
    /// <summary>Gives an agent the level and permissions that were asked for, before its program is started.</summary>
    /// <param name="spawner">Who spawns it; null when a kernel starts an operator's agent again.</param>
    /// <param name="agent">The new agent.</param>
    /// <exception cref="AgentOSException">They are not known, or more than the spawner may give; nothing is started.</exception>
    void Admit(Identity? spawner, Agent agent);
}
