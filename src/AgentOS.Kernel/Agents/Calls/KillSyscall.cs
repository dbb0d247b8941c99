using System.Buffers;
using AgentOS.Kernel.Syscalls;

namespace AgentOS.Kernel.Agents.Calls;

/// <summary>KILL: SIGTERM, then SIGKILL for everything in the agent's sandbox.</summary>
internal sealed class KillSyscall(AgentTable agents) : IImmediateSyscall
{
    private static readonly TimeSpan s_grace = TimeSpan.FromSeconds(5);

    public void Answer(Caller caller, ReadOnlySpan<byte> payload, IBufferWriter<byte> answer)
    {
        AgentReference wanted = KernelJson.Read(payload, AgentJson.Default.AgentReference);
        Agent agent = agents.Find(wanted.Id, wanted.Name);
        KernelJson.Write(answer, new KillAnswer(agent.Stop(s_grace), agent.Id), AgentJson.Default.KillAnswer);
    }
}
