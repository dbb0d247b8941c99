using System.Net;

namespace AgentOS.Network.Tests.Support;

/// <summary>An answer as a resolver would read it.</summary>
internal sealed record DnsReply(int Code, IReadOnlyList<IPAddress> Addresses, int? ErrorCode, string? ErrorText);
