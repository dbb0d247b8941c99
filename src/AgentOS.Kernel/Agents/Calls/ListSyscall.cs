using System.Buffers;
using AgentOS.Kernel.Identities;
using AgentOS.Kernel.Syscalls;

namespace AgentOS.Kernel.Agents.Calls;

/// <summary>LIST: all agents, oldest first. Everybody sees who is there; where they are on the host, operators only.</summary>
internal sealed class ListSyscall(AgentTable agents) : IImmediateSyscall
{
    public void Answer(Caller caller, ReadOnlySpan<byte> payload, IBufferWriter<byte> answer)
    {
        bool showsPlaces = caller.Identity.Kind == IdentityKind.Operator;
        KernelJson.Write(answer, [.. agents.List().Select(agent => Describe(agent, showsPlaces))], AgentJson.Default.ListEntryArray);
    }

    private static ListEntry Describe(Agent agent, bool showsPlaces)
    {
        AgentStatus status = agent.Status;
        return new ListEntry(
            agent.Id,
            agent.Name,
            status.ProcessId,
            status.State.ToString().ToUpperInvariant(),
            status.State == AgentState.Running,
            agent.Request.RestartPolicy,
            status.Restarts,
            status.ExitCode,
            agent.Parent,
            showsPlaces ? agent.Place.Log : null,
            showsPlaces ? agent.Place.Database : null);
    }
}
