using System.Buffers;
using AgentOS.Kernel.Agents;

namespace AgentOS.Kernel.Syscalls;

/// <summary>SPAWN: starts an agent.</summary>
internal sealed class SpawnSyscall(AgentSpawner spawner) : ILongSyscall
{
    public Task AnswerAsync(Caller caller, ReadOnlySpan<byte> payload, IBufferWriter<byte> answer, CancellationToken gone)
    {
        SpawnCall request = KernelJson.Read(payload, KernelJson.Default.SpawnCall);
        return Task.Run(
            () =>
            {
                Agent agent = spawner.Spawn(request);
                KernelJson.Write(answer, new SpawnAnswer(agent.Id, agent.Name, agent.ProcessId, "running"), KernelJson.Default.SpawnAnswer);
            },
            CancellationToken.None);
    }
}
