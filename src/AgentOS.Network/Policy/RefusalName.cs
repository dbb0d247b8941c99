namespace AgentOS.Network.Policy;

/// <summary>What kinds of refusals are called in records and answers.</summary>
public static class RefusalName
{
    /// <summary>Its name in small letters: <c>sni-mismatch</c>.</summary>
    public static string Of(RefusalKind kind) => kind switch
    {
        RefusalKind.NoRule => "no-rule",
        RefusalKind.DenyRule => "deny-rule",
        RefusalKind.Port => "port",
        RefusalKind.Literal => "literal",
        RefusalKind.Reserved => "reserved",
        RefusalKind.BadName => "bad-name",
        RefusalKind.PrivateAnswer => "private-answer",
        RefusalKind.NotFound => "not-found",
        RefusalKind.Unreachable => "unreachable",
        RefusalKind.SniMismatch => "sni-mismatch",
        RefusalKind.NoSni => "no-sni",
        RefusalKind.Ech => "ech",
        RefusalKind.NotTls => "not-tls",
        RefusalKind.BadHello => "bad-hello",
        RefusalKind.HostMismatch => "host-mismatch",
        RefusalKind.BadRequest => "bad-request",
        RefusalKind.Request => "request",
        RefusalKind.NotInspected => "not-inspected",
        RefusalKind.Timeout => "timeout",
        RefusalKind.ByteLimit => "byte-limit",
        RefusalKind.Limit => "limit",
        RefusalKind.Tunnel => "tunnel",
        RefusalKind.Failure => "failure",
        RefusalKind.RuleRemoved => "rule-removed",
        RefusalKind.SentinelMisuse => "sentinel-misuse",
        RefusalKind.Echo => "echo",
        RefusalKind.QueryType => "query-type",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };
}
