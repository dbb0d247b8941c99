using System.Buffers;
using AgentOS.Errors;
using AgentOS.Protocol.Kernel;

namespace AgentOS.Kernel.Syscalls;

/// <summary>HELLO: agrees on features.</summary>
/// <param name="version">The kernel's version.</param>
internal sealed class HelloSyscall(string version) : IImmediateSyscall
{
    private const int ProtocolVersion = 1;
    private const string CallIds = "call_ids", Streams = "streams", Events = "events";
    private const string Seed = "seed", Code = "code";

    public void Answer(Caller caller, ReadOnlySpan<byte> payload, IBufferWriter<byte> answer)
    {
        HelloRequest request = KernelJson.Read(payload, KernelJson.Default.HelloRequest);
        Numbering numbering = NumberingOf(request);
        // From the next frame on: this answer's tag is still the agent's id.
        caller.WantsCallIds = Wants(request, CallIds);
        caller.WantsStreams = caller.WantsCallIds && Wants(request, Streams);
        caller.WantsEvents = caller.WantsCallIds && Wants(request, Events);
        caller.Numbering = numbering;
        Dictionary<string, bool> features = new(StringComparer.Ordinal)
        {
            [CallIds] = caller.WantsCallIds,
            [Streams] = caller.WantsStreams,
            [Events] = caller.WantsEvents,
        };
        KernelJson.Write(
            answer,
            new HelloAnswer(ProtocolVersion, version, caller.Identity.Id, KernelHeader.DefaultFrameLimit, features, request.Numbering ?? Seed),
            KernelJson.Default.HelloAnswer);
    }

    private static bool Wants(HelloRequest request, string feature) => request.Features?.Contains(feature, StringComparer.Ordinal) ?? false;

    private static Numbering NumberingOf(HelloRequest request) => request.Numbering switch
    {
        null or Seed => Numbering.Seed,
        Code => Numbering.Code,
        _ => throw new AgentOSException(KernelErrors.BadPayload, "answer a call", "HELLO", $"numbering is \"{Seed}\" or \"{Code}\""),
    };
}
