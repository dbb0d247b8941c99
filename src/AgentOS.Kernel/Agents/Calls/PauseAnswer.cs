namespace AgentOS.Kernel.Agents.Calls;

/// <summary>What came of PAUSE.</summary>
/// <param name="Success">True.</param>
/// <param name="Paused">False when its program does not run.</param>
/// <param name="AgentId">Its number.</param>
internal sealed record PauseAnswer(bool Success, bool Paused, uint AgentId);
