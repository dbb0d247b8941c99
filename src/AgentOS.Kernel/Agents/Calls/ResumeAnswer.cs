namespace AgentOS.Kernel.Agents.Calls;

/// <summary>What came of RESUME.</summary>
/// <param name="Success">True.</param>
/// <param name="Resumed">False when it was not paused.</param>
/// <param name="AgentId">Its number.</param>
internal sealed record ResumeAnswer(bool Success, bool Resumed, uint AgentId);
