using AgentOS.Errors;
using AgentOS.Kernel.Agents;
using AgentOS.Kernel.Identities;

namespace AgentOS.Kernel.Commands;

/// <summary>An agent's sandbox is that of its program; operators share one, strangers have none.</summary>
internal sealed class CallerSandboxes(AgentTable agents, OperatorSandbox operators) : ISandboxSource
{
    public AgentRun Open(Identity caller) => caller.Kind switch
    {
        IdentityKind.Agent => agents.TryFind(caller.Id)?.Run,
        IdentityKind.Operator => operators.Open(),
        _ => null,
    } ?? throw new AgentOSException(CommandErrors.NoSandbox, "work in the sandbox of", caller.Title);
}
