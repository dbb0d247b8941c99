namespace AgentOS.Network.Record;

/// <summary>Keeps what happened. Called by many threads at a time; must neither wait nor throw.</summary>
public interface IEgressRecorder
{
    /// <summary>Takes one event.</summary>
    void Record(EgressEvent happened);
}
