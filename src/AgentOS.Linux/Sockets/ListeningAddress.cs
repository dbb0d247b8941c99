using System.Net;

namespace AgentOS.Linux;

/// <summary>Where an internet socket receives.</summary>
/// <param name="Transport">TCP or UDP.</param>
/// <param name="Address">One address of either family; <see cref="IPAddress.IPv6Any"/> stands for every address of both.</param>
/// <param name="Port">1–65535.</param>
public sealed record ListeningAddress(Transport Transport, IPAddress Address, ushort Port)
{
    /// <summary>TCP at a port of every address, IPv4 and IPv6.</summary>
    public static ListeningAddress EveryTcp(ushort port) => new(Transport.Tcp, IPAddress.IPv6Any, port);

    /// <summary>For people: <c>tcp [::]:443</c>.</summary>
    public override string ToString() => $"{(Transport == Transport.Tcp ? "tcp" : "udp")} {new IPEndPoint(Address, Port)}";
}
