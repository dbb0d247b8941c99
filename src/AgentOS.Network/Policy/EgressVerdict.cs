namespace AgentOS.Network.Policy;

/// <summary>What was decided about a connection, a name or a request.</summary>
public enum EgressVerdict
{
    /// <summary>It may go on.</summary>
    Allowed,
    /// <summary>No rule allows it, or one denies it.</summary>
    Denied,
    /// <summary>It was allowed, but could not be carried out: the name was not found, nobody answered.</summary>
    Failed,
}
