using AgentOS.Errors;

namespace AgentOS.Network.Policy;

/// <summary>Why something does not go on.</summary>
/// <param name="Kind">The first thing that was wrong.</param>
/// <param name="Reason">A clause: <c>no rule allows api.example.org</c>.</param>
/// <param name="Remedy">What would allow it, a sentence; null when nothing does.</param>
public sealed record Refusal(RefusalKind Kind, string Reason, string? Remedy)
{
    /// <summary>Whether the policy allowed it and the network did not.</summary>
    public EgressVerdict Verdict => Kind is RefusalKind.NotFound or RefusalKind.Unreachable or RefusalKind.Failure ? EgressVerdict.Failed : EgressVerdict.Denied;

    /// <summary>The failure of a call that ends with this.</summary>
    /// <param name="host">Who was to be reached.</param>
    /// <param name="port">1 to 65535.</param>
    public AgentOSException ToException(string host, int port)
    {
        ErrorDefinition error = Verdict == EgressVerdict.Failed ? NetworkErrors.Unreachable : NetworkErrors.Denied;
        return new AgentOSException(error with { Remedy = Remedy ?? error.Remedy }, "connect to", $"{host}:{port}", Reason);
    }
}
