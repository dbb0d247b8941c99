namespace AgentOS.Kernel.Agents.Calls;

/// <summary>Names an agent by its number, or else by its name.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Name">Its name.</param>
internal sealed record AgentReference(uint? Id, string? Name);
