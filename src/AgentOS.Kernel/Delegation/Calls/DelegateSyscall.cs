using System.Text.Json;
using AgentOS.Errors;
using AgentOS.Kernel.Agents;
using AgentOS.Kernel.Identities;
using AgentOS.Kernel.Syscalls;

namespace AgentOS.Kernel.Delegation.Calls;

/// <summary>DELEGATE: an agent runs other agents.</summary>
/// <param name="delegation">Those of the program this kernel is for; null when it may run none.</param>
/// <param name="agents">Tells which of the callers is that program.</param>
internal sealed class DelegateSyscall(IAgentDelegation? delegation, AgentTable agents) : ILongSyscall
{
    // An answer is one frame; what does not fit was streamed, or is in the turns of the sub-agent's session.
    private const int LongestContent = 512 * 1024;

    public Task AnswerAsync(LongCall call, ReadOnlySpan<byte> payload)
    {
        DelegateCall request = KernelJson.Read(payload, DelegationJson.Default.DelegateCall);
        IAgentDelegation granted = DemandFor(call.Caller.Identity, request.Agent ?? request.Op);
        call.Expect(2 * LongestContent);
        return AnswerAsync(call, request, granted);
    }

    private static async Task AnswerAsync(LongCall call, DelegateCall request, IAgentDelegation delegation)
    {
        DelegationListener listener = request.Stream && call.Caller.WantsStreams ? progress => TellAsync(call, progress) : static _ => Task.CompletedTask;
        DelegateAnswer answer = new(Success: true);
        answer = request.Op switch
        {
            "search" => answer with { Agents = await delegation.SearchAsync(request.Query ?? "", call.Gone).ConfigureAwait(false) },
            "run" => Describe(await delegation.RunAsync(Need(request.Agent, "agent"), request.Session, listener, call.Gone).ConfigureAwait(false)),
            "message" => answer with { Content = Cut(await delegation.AskAsync(Need(request.Id, "id"), Need(request.Content, "content"), listener, call.Gone).ConfigureAwait(false)) },
            "monitor" => answer with { Lines = delegation.Monitor(Need(request.Id, "id")) },
            "stop" => await StopAsync(delegation, Need(request.Id, "id")).ConfigureAwait(false),
            _ => throw new AgentOSException(KernelErrors.BadPayload, "answer a call", "DELEGATE", $"there is no op \"{request.Op}\""),
        };
        KernelJson.Write(call.Answer, answer, DelegationJson.Default.DelegateAnswer);
    }

    // Agents that the program spawned have a policy of their own, and no share in what its manifest was allowed.
    private IAgentDelegation DemandFor(Identity caller, string what) =>
        delegation is not null && agents.Adopted?.Identity == caller ? delegation : throw new AgentOSException(DelegationErrors.NotAllowed, "run", what);

    private static DelegateAnswer Describe(DelegatedAgent agent) => new(Success: true) { Id = agent.Id, Name = agent.Name, Version = agent.Version, Session = agent.Session };

    private static async Task<DelegateAnswer> StopAsync(IAgentDelegation delegation, string id)
    {
        await delegation.StopAsync(id).ConfigureAwait(false);
        return new DelegateAnswer(Success: true);
    }

    private static async Task TellAsync(LongCall call, DelegationProgress progress) =>
        _ = await call.SendChunkAsync(JsonSerializer.SerializeToUtf8Bytes(progress with { Content = Cut(progress.Content) }, DelegationJson.Default.DelegationProgress)).ConfigureAwait(false);

    private static string Cut(string content) => content.Length <= LongestContent / 2 ? content : content[..(LongestContent / 2)];

    private static string Need(string? value, string name) => value ?? throw new AgentOSException(KernelErrors.BadPayload, "answer a call", "DELEGATE", $"it takes \"{name}\"");
}
