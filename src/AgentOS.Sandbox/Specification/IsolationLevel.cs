namespace AgentOS.Sandbox;

/// <summary>What happens when a layer of isolation cannot be had on this host.</summary>
public enum IsolationLevel
{
    /// <summary>The sandbox does not start, and the error names the layer.</summary>
    Strict,
    /// <summary>The sandbox starts without the layer, and its report says so.</summary>
    BestEffort,
}
