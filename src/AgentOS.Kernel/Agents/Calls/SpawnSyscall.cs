using AgentOS.Kernel.Identities;
using AgentOS.Kernel.Syscalls;

namespace AgentOS.Kernel.Agents.Calls;

/// <summary>SPAWN: starts an agent.</summary>
internal sealed class SpawnSyscall(AgentSpawner spawner) : ILongSyscall
{
    private const string Running = "running";

    public Task AnswerAsync(LongCall call, ReadOnlySpan<byte> payload)
    {
        SpawnCall request = KernelJson.Read(payload, AgentJson.Default.SpawnCall);
        SpawnCheck.Check(request);
        return SpawnAsync(call, request);
    }

    private async Task SpawnAsync(LongCall call, SpawnCall request)
    {
        Identity caller = call.Caller.Identity;
        Agent agent = await spawner.SpawnAsync(caller, request).ConfigureAwait(false);
        bool showsPlaces = caller.Kind == IdentityKind.Operator;
        KernelJson.Write(
            call.Answer,
            new SpawnAnswer(
                agent.Id,
                agent.Name,
                agent.Status.ProcessId,
                Running,
                request.RestartPolicy,
                IsolationAnswer.Of(agent.Report!, request),
                showsPlaces ? agent.Place.Log : null,
                showsPlaces ? agent.Place.Database : null),
            AgentJson.Default.SpawnAnswer);
    }
}
