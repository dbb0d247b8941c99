namespace AgentOS.Network.Tls;

/// <summary>What is known of a TLS client before it is answered.</summary>
/// <param name="ServerName">As it was sent; null for none.</param>
/// <param name="Protocols">Of ALPN, in the client's order; empty for none.</param>
/// <param name="HasEncryptedHello">Whether a second hello is inside that nobody on the way can read.</param>
public sealed record ClientHello(string? ServerName, IReadOnlyList<string> Protocols, bool HasEncryptedHello);
