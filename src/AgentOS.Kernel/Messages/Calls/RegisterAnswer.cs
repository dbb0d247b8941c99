namespace AgentOS.Kernel.Messages.Calls;

/// <summary>The name the caller has now.</summary>
/// <param name="Success">Always true.</param>
/// <param name="AgentId">The caller's number.</param>
/// <param name="Name">Its name.</param>
internal sealed record RegisterAnswer(bool Success, uint AgentId, string Name);
