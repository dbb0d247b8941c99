namespace AgentOS.Network.Record;

/// <summary>How something left the sandbox, or tried to.</summary>
public enum EgressSource
{
    /// <summary>A connection that was captured.</summary>
    Connection,
    /// <summary>A question for a name.</summary>
    Name,
    /// <summary>The explicit proxy.</summary>
    Proxy,
    /// <summary>A call of the kernel.</summary>
    Call,
}
