using AgentOS.Policy.Hosts;
using System.Net;
using System.Net.Sockets;

namespace AgentOS.Network.Policy;

/// <summary>Names and addresses from a sandbox's bytes, made into the one spelling that rules are compared with and that is dialled.</summary>
internal static class HostText
{
    /// <summary>One final dot is the root of the name system and changes nothing.</summary>
    public static string WithoutFinalDot(string host) => host.Length > 1 && host.EndsWith('.') && host[^2] != '*' ? host[..^1] : host;

    /// <summary>Its one spelling.</summary>
    /// <exception cref="FormatException">It is no host; says why.</exception>
    public static string Normalise(string host)
    {
        string name = HostName.Normalise(WithoutFinalDot(host));
        return AddressOf(name) is { } address ? Of(address) : name;
    }

    /// <summary>The spelling of an address: IPv6 in brackets, an IPv4 address inside of an IPv6 one as IPv4.</summary>
    public static string Of(IPAddress address)
    {
        IPAddress plain = Plain(address);
        return plain.AddressFamily == AddressFamily.InterNetworkV6 ? $"[{plain}]" : plain.ToString();
    }

    /// <summary>The address without zone, and as IPv4 when that is what it maps.</summary>
    public static IPAddress Plain(IPAddress address) =>
        address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address is { AddressFamily: AddressFamily.InterNetworkV6, ScopeId: not 0 } ? new IPAddress(address.GetAddressBytes()) : address;

    /// <summary>The address that a host in its one spelling is; null for a name.</summary>
    public static IPAddress? AddressOf(string host) => HostName.IsAddress(host) && IPAddress.TryParse(host.Trim('[', ']'), out IPAddress? address) ? address : null;
}
