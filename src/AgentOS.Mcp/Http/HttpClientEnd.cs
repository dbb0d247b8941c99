using System.Net;

namespace AgentOS.Mcp.Http;

/// <summary>The two ends of a connection.</summary>
/// <param name="Remote">The client's.</param>
/// <param name="Local">The server's.</param>
internal sealed record HttpClientEnd(IPEndPoint Remote, IPEndPoint Local);
