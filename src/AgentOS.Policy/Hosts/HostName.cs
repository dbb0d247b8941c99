using System.Buffers;
using System.Net;
using System.Net.Sockets;

namespace AgentOS.Policy.Hosts;

/// <summary>Names and addresses of hosts in their one spelling. Every other spelling of the same host is refused: what is compared must be what is dialled.</summary>
public static class HostName
{
    private const int MaximumLength = 253, MaximumLabel = 63; // RFC 1035, 2.3.4

    private static readonly SearchValues<char> s_label = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-_");

    /// <summary>Makes letters small.</summary>
    /// <exception cref="FormatException">It is no host's name or address; says why.</exception>
    public static string Normalise(string text)
    {
        if (text.StartsWith('['))
            return Address(text, text.TrimStart('[').TrimEnd(']'), AddressFamily.InterNetworkV6);
        string name = text.ToLowerInvariant();
        if (!name.All(char.IsAscii))
            throw new FormatException("the host has letters outside ASCII; write its xn-- name");
        if (name.EndsWith('.'))
            throw new FormatException("the host ends with a dot");
        string[] labels = name.Split('.');
        if (name.Length is 0 or > MaximumLength || !labels.All(IsLabel))
            throw new FormatException("this is no host's name");
        // The URL standard takes such names for addresses, in octal, hexadecimal and with parts left out.
        return char.IsAsciiDigit(labels[^1][0]) ? Address(name, name, AddressFamily.InterNetwork) : name;
    }

    /// <summary>Whether it is an address and no name.</summary>
    public static bool IsAddress(string host) => host.StartsWith('[') || char.IsAsciiDigit(host[(host.LastIndexOf('.') + 1)]);

    private static bool IsLabel(string label) =>
        label.Length is > 0 and <= MaximumLabel && !label.AsSpan().ContainsAnyExcept(s_label) && label[0] != '-' && label[^1] != '-';

    private static string Address(string text, string digits, AddressFamily family)
    {
        if (IPAddress.TryParse(digits, out IPAddress? address) && address.AddressFamily == family)
        {
            string canonical = family == AddressFamily.InterNetworkV6 ? $"[{address}]" : address.ToString();
            if (canonical.Equals(text, StringComparison.OrdinalIgnoreCase))
                return canonical;
        }

        throw new FormatException("the host is an address in an unusual spelling");
    }
}
