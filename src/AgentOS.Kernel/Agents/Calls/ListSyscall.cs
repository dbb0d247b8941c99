using System.Buffers;
using AgentOS.Kernel.Syscalls;

namespace AgentOS.Kernel.Agents.Calls;

/// <summary>LIST: all agents, oldest first.</summary>
internal sealed class ListSyscall(AgentTable agents) : IImmediateSyscall
{
    public void Answer(Caller caller, ReadOnlySpan<byte> payload, IBufferWriter<byte> answer) =>
        KernelJson.Write(answer, [.. agents.List().Select(Describe)], AgentJson.Default.ListEntryArray);

    private static ListEntry Describe(Agent agent)
    {
        AgentState state = agent.State;
        return new ListEntry(agent.Id, agent.Name, agent.ProcessId, state.ToString().ToUpperInvariant(), state == AgentState.Running);
    }
}
