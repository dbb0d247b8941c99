using AgentOS.Network.Record;

namespace AgentOS.Kernel.Http;

/// <summary>Of callers without an agent's file: the audit log has their calls.</summary>
internal sealed class UnkeptRecord : IEgressRecorder
{
    /// <summary>The only one.</summary>
    public static UnkeptRecord Instance { get; } = new();

    public void Record(EgressEvent happened)
    {
    }
}
