namespace AgentOS.Network.Dns;

/// <summary>How a question was answered (RFC 1035, 4.1.1).</summary>
internal enum DnsCode
{
    Success = 0,
    BadFormat = 1,
    ServerFailure = 2,
    NoSuchName = 3,
    NotImplemented = 4,
    Refused = 5,
}
