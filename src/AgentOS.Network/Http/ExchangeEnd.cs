namespace AgentOS.Network.Http;

/// <summary>What comes after an exchange.</summary>
public enum ExchangeEnd
{
    /// <summary>The next request.</summary>
    KeepAlive,
    /// <summary>Nothing: the connections are closed.</summary>
    Close,
    /// <summary>Another protocol, which both asked for.</summary>
    Upgrade,
}
