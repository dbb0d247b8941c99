using AgentOS.Kernel.Syscalls;

namespace AgentOS.Kernel.Agents.Calls;

/// <summary>KILL: SIGTERM, after five seconds SIGKILL for everything in the agent's sandbox; answers when it is gone, for good.</summary>
internal sealed class KillSyscall(AgentTable agents, AgentOwnership ownership) : ILongSyscall
{
    private static readonly TimeSpan s_grace = TimeSpan.FromSeconds(5);

    public Task AnswerAsync(LongCall call, ReadOnlySpan<byte> payload)
    {
        Agent agent = KernelJson.Read(payload, AgentJson.Default.AgentReference).FindIn(agents);
        ownership.Require(call.Caller.Identity, agent);
        return EndAsync(call, agent);
    }

    private static async Task EndAsync(LongCall call, Agent agent)
    {
        bool isKilled = agent.Stop(s_grace);
        await agent.Ended.ConfigureAwait(false);
        KernelJson.Write(call.Answer, new KillAnswer(isKilled, agent.Id), AgentJson.Default.KillAnswer);
    }
}
