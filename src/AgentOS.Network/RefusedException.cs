using AgentOS.Network.Policy;

namespace AgentOS.Network;

/// <summary>Ends a connection: what it wants is refused, or could not be had. Recorded by whoever carries the connection.</summary>
/// <param name="refusal">Why.</param>
public sealed class RefusedException(Refusal refusal) : Exception(refusal.Reason)
{
    /// <summary>Refuses without a way to allow it.</summary>
    public RefusedException(RefusalKind kind, string reason, string? remedy = null)
        : this(new Refusal(kind, reason, remedy))
    {
    }

    /// <summary>Why.</summary>
    public Refusal Refusal => refusal;
}
