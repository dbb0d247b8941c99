namespace AgentOS.Network;

/// <summary>What a connection of a sandbox came to.</summary>
public enum EgressEntrance
{
    /// <summary>An address that was captured: the one that was wanted.</summary>
    Captured,

    /// <summary>The name server.</summary>
    Names,

    /// <summary>The explicit proxy.</summary>
    Proxy,
}
