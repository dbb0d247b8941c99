namespace AgentOS.Gateway.Agents;

/// <summary>Somebody who asks, as the gateway is told.</summary>
public sealed record GatewayAgent
{
    /// <summary>What it has in place of a key.</summary>
    public required string Placeholder { get; set; }

    /// <summary>What people call it, unique among those of the gateway.</summary>
    public required string Name { get; set; }

    /// <summary>Whose share it has a part of; null is nobody's.</summary>
    public string? Parent { get; set; }

    /// <summary>Its share among its siblings, above 0.</summary>
    public double Weight { get; set; } = 1;

    /// <summary>Tokens it may still use; null is no limit.</summary>
    public long? MaxTokens { get; set; }

    /// <summary>Calls it may still make; null is no limit.</summary>
    public long? MaxCalls { get; set; }

    /// <summary>What answers questions that name no model; null is the configuration's default.</summary>
    public string? Model { get; set; }
}
