using AgentOS.Network.Policy;
using AgentOS.Network.Record;

namespace AgentOS.Network.Connections;

/// <content>What is told about it.</content>
internal sealed partial class Flow
{
    /// <summary>Records something wrong in it; it goes on.</summary>
    public void Note(Refusal refusal) => _engine.Recorder.Record(Describe(refusal) with { Id = _engine.NextId(), Start = _engine.Time.GetUtcNow(), Sent = 0, Received = 0, Duration = TimeSpan.Zero });

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
