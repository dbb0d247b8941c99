using System.Text.Json.Serialization;

namespace AgentOS.Kernel.Agents;

/// <summary>The network of an agent, from the least to the most: nobody gives more than they have.</summary>
[JsonConverter(typeof(AgentNetworkModeConverter))]
internal enum AgentNetworkMode
{
    /// <summary>A loopback of its own.</summary>
    None,
    /// <summary>The names that its permissions allow, and nothing else.</summary>
    Allow,
    /// <summary>The host's.</summary>
    Host,
}
