namespace AgentOS.Client.Agents;

/// <summary>What KILL did.</summary>
/// <param name="Killed">False when it had ended.</param>
/// <param name="AgentId">Whom.</param>
public sealed record KilledAgent(bool Killed, uint AgentId = 0);
