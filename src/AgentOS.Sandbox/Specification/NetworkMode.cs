namespace AgentOS.Sandbox;

/// <summary>Which network a sandbox has.</summary>
public enum NetworkMode
{
    /// <summary>A network of its own with a loopback interface and nothing else.</summary>
    None,
    /// <summary>The host's network.</summary>
    Host,
}
