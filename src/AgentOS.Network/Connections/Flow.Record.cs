using AgentOS.Network.Policy;
using AgentOS.Network.Record;

namespace AgentOS.Network.Connections;

/// <content>What is told about it.</content>
internal sealed partial class Flow
{
    /// <summary>Records something wrong in it; it goes on.</summary>
    public void Note(Refusal refusal) => _engine.Recorder.Record(Describe(refusal) with { Id = _engine.NextId(), Start = _engine.Time.GetUtcNow(), Sent = 0, Received = 0, Duration = TimeSpan.Zero });

    /// <summary>Records how it ended; what comes later is no part of the record.</summary>
    /// <param name="refusal">Why it could not go on; null when it came to its own end.</param>
    public void End(Refusal? refusal)
    {
        if (Interlocked.Exchange(ref _isTold, 1) == 0)
            _engine.Recorder.Record(Describe(refusal));
    }

    private EgressEvent Describe(Refusal? refusal) => _begun with
    {
        Host = Host,
        Port = Port,
        Rule = Rule.Text,
        Generation = Decision.Generation,
        Address = _address,
        Duration = _engine.Time.GetElapsedTime(_started),
        Sent = Interlocked.Read(ref _sent),
        Received = Interlocked.Read(ref _received),
        Verdict = refusal?.Verdict ?? EgressVerdict.Allowed,
        Kind = refusal?.Kind,
        Reason = refusal?.Reason ?? Decision.Reason,
        Remedy = refusal?.Remedy,
    };
}
