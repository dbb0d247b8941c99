namespace AgentOS.Network.Policy;

/// <summary>The first thing that was wrong.</summary>
public enum RefusalKind
{
    /// <summary>No rule allows the name.</summary>
    NoRule,
    /// <summary>A rule denies it.</summary>
    DenyRule,
    /// <summary>Rules allow the name at other ports only.</summary>
    Port,
    /// <summary>An address was connected to that no name stands for and no rule names.</summary>
    Literal,
    /// <summary>An address or name that is denied always.</summary>
    Reserved,
    /// <summary>What should be a host's name is none.</summary>
    BadName,
    /// <summary>An allowed name has private addresses only.</summary>
    PrivateAnswer,
    /// <summary>The name was not found.</summary>
    NotFound,
    /// <summary>Nobody answered at its addresses.</summary>
    Unreachable,
    /// <summary>TLS for another server name.</summary>
    SniMismatch,
    /// <summary>TLS without a server name.</summary>
    NoSni,
    /// <summary>TLS with an encrypted client hello, whose real name nobody sees.</summary>
    Ech,
    /// <summary>Something else where TLS or HTTP must begin.</summary>
    NotTls,
    /// <summary>A client hello that cannot be read.</summary>
    BadHello,
    /// <summary>HTTP for another host.</summary>
    HostMismatch,
    /// <summary>HTTP that servers read differently.</summary>
    BadRequest,
    /// <summary>A method or path that the rule does not have.</summary>
    Request,
    /// <summary>The rule needs inspection, and there is none.</summary>
    NotInspected,
    /// <summary>The first bytes did not come in time.</summary>
    Timeout,
    /// <summary>The rule's bytes are used up.</summary>
    ByteLimit,
    /// <summary>Too many connections, names or questions.</summary>
    Limit,
    /// <summary>Too many new names below one wildcard: data may be hidden in them.</summary>
    Tunnel,
    /// <summary>It could not be carried: what looks inside it failed, or there were no means for it.</summary>
    Failure,
    /// <summary>The rule was removed while the connection was open.</summary>
    RuleRemoved,
    /// <summary>A secret's placeholder was sent where the secret does not belong.</summary>
    SentinelMisuse,
    /// <summary>A server sent a secret back.</summary>
    Echo,
    /// <summary>A question that is not answered (TXT, ANY, AXFR, …).</summary>
    QueryType,
}
