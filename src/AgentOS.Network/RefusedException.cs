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

    /// <summary>The refusal that a failure is, or that a stream around the refused one (TLS) has wrapped; null when there is none.</summary>
    public static Refusal? Within(Exception failure) => (failure as RefusedException ?? failure.InnerException as RefusedException)?.Refusal;
}
