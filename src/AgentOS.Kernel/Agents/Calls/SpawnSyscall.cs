using AgentOS.Kernel.Syscalls;

namespace AgentOS.Kernel.Agents.Calls;

/// <summary>SPAWN: starts an agent.</summary>
internal sealed class SpawnSyscall(AgentSpawner spawner) : ILongSyscall
{
    public Task AnswerAsync(LongCall call, ReadOnlySpan<byte> payload)
    {
        SpawnCall request = KernelJson.Read(payload, AgentJson.Default.SpawnCall);
        return Task.Run(
            () =>
            {
                Agent agent = spawner.Spawn(request);
                KernelJson.Write(call.Answer, new SpawnAnswer(agent.Id, agent.Name, agent.ProcessId, "running"), AgentJson.Default.SpawnAnswer);
            },
            CancellationToken.None);
    }
}
