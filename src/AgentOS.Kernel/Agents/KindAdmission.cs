using AgentOS.Errors;
using AgentOS.Kernel.Identities;

namespace AgentOS.Kernel.Agents;

/// <summary>Rights by where somebody comes from, and no others.</summary>
internal sealed class KindAdmission : IAgentAdmission
{
    public void Admit(Identity? spawner, Agent agent)
    {
        if (agent.Request.Level is not null || agent.Request.Permissions is not null)
            throw new AgentOSException(KernelErrors.BadPayload, "answer a call", "SPAWN", "this kernel has neither levels nor permissions");
    }
}
