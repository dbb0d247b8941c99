using System.Text.Json;

namespace AgentOS.Client.Events;

/// <summary>Something that has happened.</summary>
/// <param name="Type">What: AGENT_SPAWNED, AGENT_EXITED, CUSTOM, …</param>
/// <param name="Data">More about it.</param>
/// <param name="SourceAgentId">By whom.</param>
public sealed record KernelEvent(string Type, JsonElement? Data = null, uint? SourceAgentId = null);
