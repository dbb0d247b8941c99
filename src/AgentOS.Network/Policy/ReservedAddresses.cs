using System.Net;
using System.Net.Sockets;

namespace AgentOS.Network.Policy;

/// <summary>
/// Addresses that are not of the public Internet (IANA's special-purpose registries, RFC 6890), and the metadata services of clouds. Addresses for documentation
/// are left out: nothing is there.
/// </summary>
internal static class ReservedAddresses
{
    private static readonly (IPNetwork Network, string Description)[] s_networks =
    [
        (IPNetwork.Parse("169.254.169.254/32"), "a metadata service"),
        (IPNetwork.Parse("169.254.170.0/24"), "a metadata service"), // AWS: credentials of containers.
        (IPNetwork.Parse("168.63.129.16/32"), "a metadata service"), // Azure.
        (IPNetwork.Parse("100.100.100.200/32"), "a metadata service"), // Alibaba.
        (IPNetwork.Parse("192.0.0.192/32"), "a metadata service"), // Oracle.
        (IPNetwork.Parse("fd00:ec2::/32"), "a metadata service"), // AWS.
        (IPNetwork.Parse("fd20:ce::254/128"), "a metadata service"), // Google.
        (IPNetwork.Parse("0.0.0.0/8"), "this machine"),
        (IPNetwork.Parse("127.0.0.0/8"), "a loopback address"),
        (IPNetwork.Parse("10.0.0.0/8"), "a private address"),
        (IPNetwork.Parse("172.16.0.0/12"), "a private address"),
        (IPNetwork.Parse("192.168.0.0/16"), "a private address"),
        (IPNetwork.Parse("100.64.0.0/10"), "an address of a provider's own network"),
        (IPNetwork.Parse("169.254.0.0/16"), "a link-local address"),
        (IPNetwork.Parse("192.0.0.0/24"), "a reserved address"),
        (IPNetwork.Parse("192.88.99.0/24"), "a reserved address"),
        (IPNetwork.Parse("198.18.0.0/15"), "an address that stands for a name here"),
        (IPNetwork.Parse("224.0.0.0/4"), "a multicast address"),
        (IPNetwork.Parse("240.0.0.0/4"), "a reserved address"),
        (IPNetwork.Parse("::1/128"), "a loopback address"),
        (IPNetwork.Parse("::/96"), "a reserved address"),
        (IPNetwork.Parse("::ffff:0:0:0/96"), "a translator's address"), // RFC 2765: IPv4 behind a stateless translator.
        (IPNetwork.Parse("64:ff9b:1::/48"), "a private address"),
        (IPNetwork.Parse("100::/64"), "a reserved address"),
        (IPNetwork.Parse("2001::/32"), "a tunnel's address"), // Teredo.
        (IPNetwork.Parse("fc00::/7"), "a private address"),
        (IPNetwork.Parse("fe80::/10"), "a link-local address"),
        (IPNetwork.Parse("fec0::/10"), "a private address"),
        (IPNetwork.Parse("ff00::/8"), "a multicast address"),
    ];

    private static readonly IPNetwork s_translated = IPNetwork.Parse("64:ff9b::/96"), s_sixToFour = IPNetwork.Parse("2002::/16");

    /// <summary>What it is, or null for a public address.</summary>
    public static string? Describe(IPAddress address)
    {
        IPAddress plain = Embedded(HostText.Plain(address));
        foreach ((IPNetwork network, string description) in s_networks)
        {
            if (network.Contains(plain))
                return description;
        }

        return null;
    }

    /// <summary>The IPv4 address that a translator (RFC 6052) or a 6to4 relay (RFC 3056) would send to.</summary>
    private static IPAddress Embedded(IPAddress address)
    {
        if (address.AddressFamily != AddressFamily.InterNetworkV6)
            return address;
        ReadOnlySpan<byte> bytes = address.GetAddressBytes();
        return s_translated.Contains(address) ? new IPAddress(bytes[12..]) : s_sixToFour.Contains(address) ? new IPAddress(bytes[2..6]) : address;
    }
}
