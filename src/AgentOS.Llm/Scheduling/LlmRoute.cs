namespace AgentOS.Llm.Scheduling;

/// <summary>Where a call goes. Shares are fair among everybody who uses the same key, whatever models they ask.</summary>
/// <param name="Key">The account at the provider, or the local server: what slots and limits are shared by.</param>
/// <param name="Model">One of its models, which may have limits of its own.</param>
public readonly record struct LlmRoute(string Key, string Model);
