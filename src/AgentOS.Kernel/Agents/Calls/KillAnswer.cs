namespace AgentOS.Kernel.Agents.Calls;

/// <summary>What came of KILL.</summary>
/// <param name="Killed">False when the agent had ended.</param>
/// <param name="AgentId">Its number.</param>
internal sealed record KillAnswer(bool Killed, uint AgentId);
