using System.Net;

namespace AgentOS.Bench.Networks;

/// <summary>One way to the three servers.</summary>
/// <param name="Echo">Sends everything back.</param>
/// <param name="Sink">Takes everything.</param>
/// <param name="Source">Sends without end.</param>
internal sealed record EgressRoute(IPEndPoint Echo, IPEndPoint Sink, IPEndPoint Source);
