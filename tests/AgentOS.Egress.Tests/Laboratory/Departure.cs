namespace AgentOS.Egress.Tests.Laboratory;

/// <summary>A packet that left the host and opened something: the first of a TCP connection, any datagram, anything else.</summary>
/// <param name="Protocol"><c>tcp</c>, <c>udp</c> or a number.</param>
/// <param name="To">An address of the internet.</param>
/// <param name="Port">0 without ports.</param>
/// <param name="Asked">The name a DNS query is about; null for others.</param>
public sealed record Departure(string Protocol, string To, int Port, string? Asked);
