namespace AgentOS.Network.Policy;

/// <summary>Hosts that are denied whatever rules say, unless one names them exactly with <c>private</c>.</summary>
internal static class ReservedHosts
{
    /// <summary>Names that clouds and container engines give to themselves; most of them resolve to reserved addresses as well.</summary>
    private static readonly Dictionary<string, string> s_names = new(StringComparer.Ordinal)
    {
        ["localhost"] = "this machine",
        ["metadata"] = "a metadata service",
        ["metadata.google.internal"] = "a metadata service",
        ["metadata.goog"] = "a metadata service",
        ["instance-data"] = "a metadata service",
        ["instance-data.ec2.internal"] = "a metadata service",
        ["host.docker.internal"] = "this machine",
        ["gateway.docker.internal"] = "this machine",
        ["host.containers.internal"] = "this machine",
    };

    /// <summary>What it is, or null when it is not reserved.</summary>
    /// <param name="host">In its one spelling.</param>
    public static string? Describe(string host) =>
        HostText.AddressOf(host) is { } address ? ReservedAddresses.Describe(address)
        : s_names.TryGetValue(host, out string? description) ? description
        : host.EndsWith(".localhost", StringComparison.Ordinal) ? "this machine"
        : host.EndsWith(".local", StringComparison.Ordinal) ? "a name of the local network"
        : null;
}
