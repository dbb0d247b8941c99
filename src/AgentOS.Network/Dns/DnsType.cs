namespace AgentOS.Network.Dns;

/// <summary>Kinds of records (IANA's registry); others have no name here.</summary>
internal enum DnsType
{
    A = 1,
    Ptr = 12,
    Aaaa = 28,
    Opt = 41,
    Svcb = 64,
    Https = 65,
}
