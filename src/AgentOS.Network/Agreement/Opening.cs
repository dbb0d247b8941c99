using AgentOS.Network.Tls;

namespace AgentOS.Network.Agreement;

/// <summary>How a connection began.</summary>
/// <param name="Bytes">What has come so far.</param>
/// <param name="Hello">What TLS began with; null for clear HTTP.</param>
internal sealed record Opening(ReadOnlyMemory<byte> Bytes, ClientHello? Hello);
