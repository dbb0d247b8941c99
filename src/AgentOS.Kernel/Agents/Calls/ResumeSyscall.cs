using System.Buffers;
using AgentOS.Kernel.Syscalls;

namespace AgentOS.Kernel.Agents.Calls;

/// <summary>RESUME: lets everything in the agent's sandbox go on (SIGCONT).</summary>
internal sealed class ResumeSyscall(AgentTable agents, AgentOwnership ownership, AgentEvents events) : IImmediateSyscall
{
    public void Answer(Caller caller, ReadOnlySpan<byte> payload, IBufferWriter<byte> answer)
    {
        Agent agent = KernelJson.Read(payload, AgentJson.Default.AgentReference).FindIn(agents);
        ownership.Require(caller.Identity, agent);
        bool isResumed = agent.Resume();
        if (isResumed)
            events.Publish(new AgentEvent(AgentEventType.AgentResumed, agent.Id, agent.Name) { By = caller.Identity.Id });
        KernelJson.Write(answer, new ResumeAnswer(Success: true, isResumed, agent.Id), AgentJson.Default.ResumeAnswer);
    }
}
