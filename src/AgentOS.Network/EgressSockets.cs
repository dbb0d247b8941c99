using System.Net.Sockets;

namespace AgentOS.Network;

/// <summary>Sockets made in a sandbox's network namespace and handed over. Their new owner closes them.</summary>
public sealed record EgressSockets
{
    /// <summary>Listening TCP sockets; the own address of what they accept is the address that was wanted.</summary>
    public IReadOnlyList<SafeSocketHandle> Captured { get; init; } = [];

    /// <summary>Bound UDP sockets at which names are asked for.</summary>
    public IReadOnlyList<SafeSocketHandle> NameDatagrams { get; init; } = [];

    /// <summary>Listening TCP sockets at which names are asked for.</summary>
    public IReadOnlyList<SafeSocketHandle> NameStreams { get; init; } = [];

    /// <summary>Listening TCP sockets of the explicit proxy (HTTP and SOCKS5).</summary>
    public IReadOnlyList<SafeSocketHandle> Proxies { get; init; } = [];
}
