using System.Net;

namespace AgentOS.Images.References;

/// <summary>Host names of registries: DNS names, IPv4 addresses, and IPv6 addresses in brackets, each with or without a port.</summary>
internal static class RegistryHost
{
    /// <summary>Whether it is one.</summary>
    public static bool IsValid(string registry)
    {
        (string host, string? port) = Split(registry);
        if (port is not null && !(port.Length is > 0 and <= 5 && port.All(char.IsAsciiDigit) && int.Parse(port) is > 0 and <= 65535))
            return false;
        if (host.StartsWith('['))
            return host.EndsWith(']') && !host.Contains('%') && IPAddress.TryParse(host[1..^1], out IPAddress? address) && address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6;
        return host.Length is > 0 and <= 253 && host.Split('.').All(IsLabel);
    }

    /// <summary>Whether nothing that is sent there leaves this machine.</summary>
    public static bool IsLoopback(string registry)
    {
        string host = Split(registry).Host.Trim('[', ']');
        return host == "localhost" || (IPAddress.TryParse(host, out IPAddress? address) && IPAddress.IsLoopback(address));
    }

    private static (string Host, string? Port) Split(string registry)
    {
        int colon = registry.LastIndexOf(':');
        return colon < 0 || colon < registry.LastIndexOf(']') ? (registry, null) : (registry[..colon], registry[(colon + 1)..]);
    }

    private static bool IsLabel(string label) =>
        label.Length is > 0 and <= 63 && label[0] != '-' && label[^1] != '-' && label.All(character => char.IsAsciiLetterOrDigit(character) || character == '-');
}
