namespace AgentOS.Client.Server;

/// <summary>What is known of a sandbox.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Tier"><c>process</c> or <c>vm</c>.</param>
/// <param name="State"><c>running</c>, <c>paused</c> or <c>stopped</c>.</param>
/// <param name="Metadata">What its maker wrote on it.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="ExpiresAt">When it is deleted; null is never.</param>
public sealed record SandboxStatus(string Id, string Tier, string State, IReadOnlyDictionary<string, string> Metadata, DateTimeOffset CreatedAt, DateTimeOffset? ExpiresAt);

/// <summary>Several of them.</summary>
internal sealed record SandboxStatusList(IReadOnlyList<SandboxStatus> Sandboxes);
