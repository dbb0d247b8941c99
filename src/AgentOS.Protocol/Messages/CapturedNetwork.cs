namespace AgentOS.Protocol;

/// <summary>Whose addresses are all a sandbox's own.</summary>
public enum CapturedNetwork
{
    /// <summary>None: what is not its own cannot be reached.</summary>
    None,
    /// <summary>IPv4's; the machine has no IPv6.</summary>
    Ipv4,
    /// <summary>IPv4's and IPv6's.</summary>
    Both,
}
