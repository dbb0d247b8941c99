namespace AgentOS.Sandbox;

/// <summary>Which network a sandbox has.</summary>
public enum NetworkMode
{
    /// <summary>A network of its own with a loopback interface and nothing else.</summary>
    None,
    /// <summary>The host's network.</summary>
    Host,
    /// <summary>
    /// A network of its own whose addresses are all local: what programs connect to arrives at the sockets of <see cref="SandboxSpecification.Listeners"/>,
    /// and nothing leaves but what their owner dials.
    /// </summary>
    Allow,
}
