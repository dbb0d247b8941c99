using AgentOS.Kernel.Syscalls.Observation;

namespace AgentOS.Kernel.Recording;

/// <summary>The calls that were recorded, the first ones when there were too many (rule R2). On the reactor's thread.</summary>
/// <param name="request">What is recorded.</param>
/// <param name="clock">Says when.</param>
internal sealed class CallRecording(RecordingRequest request, TimeProvider clock)
{
    // Above this, a recording ends up in somebody else's memory.
    private const long MostBytes = 256 << 20;

    private readonly CallList _calls = new();
    private readonly ByteLog _bytes = new();

    /// <summary>What is recorded.</summary>
    public RecordingRequest Request => request;

    /// <summary>The calls, in the order of their answers.</summary>
    public CallList Calls => _calls;

    /// <summary>How many there was no room for.</summary>
    public long Dropped { get; private set; }

    /// <summary>Adds a call.</summary>
    public void Add(in CompletedCall call)
    {
        if (_calls.Count >= request.MaxEntries || _bytes.Length + call.Payload.Length + call.Answer.Length > MostBytes)
        {
            Dropped++;
            return;
        }

        _calls.Add(new RecordedCall(
            _calls.Count + 1, call.Number, clock.GetUtcNow(), call.Identity.Id, call.Identity.Name, call.Opcode,
            _bytes.Add(call.Payload, call.Answer), call.Payload.Length, call.Duration, call.IsSuccess));
    }
}
