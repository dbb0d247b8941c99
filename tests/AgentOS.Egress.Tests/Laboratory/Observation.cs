namespace AgentOS.Egress.Tests.Laboratory;

/// <summary>What the internet saw.</summary>
/// <param name="Departures">Packets on the wire.</param>
/// <param name="Hits">What reached servers: <c>ADDRESS:PORT WHAT</c>.</param>
public sealed record Observation(IReadOnlyList<Departure> Departures, IReadOnlyList<string> Hits);
