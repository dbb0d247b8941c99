using System.Buffers;
using AgentOS.Kernel.Syscalls;

namespace AgentOS.Kernel.Agents.Calls;

/// <summary>PAUSE: stops everything in the agent's sandbox (SIGSTOP).</summary>
internal sealed class PauseSyscall(AgentTable agents, AgentOwnership ownership, AgentEvents events) : IImmediateSyscall
{
    public void Answer(Caller caller, ReadOnlySpan<byte> payload, IBufferWriter<byte> answer)
    {
        Agent agent = KernelJson.Read(payload, AgentJson.Default.AgentReference).FindIn(agents);
        ownership.Require(caller.Identity, agent);
        bool isPaused = agent.Pause();
        if (isPaused)
            events.Publish(new AgentEvent(AgentEventType.AgentPaused, agent.Id, agent.Name) { By = caller.Identity.Id });
        KernelJson.Write(answer, new PauseAnswer(Success: true, isPaused, agent.Id), AgentJson.Default.PauseAnswer);
    }
}
