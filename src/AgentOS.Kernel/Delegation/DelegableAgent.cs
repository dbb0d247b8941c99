namespace AgentOS.Kernel.Delegation;

/// <summary>An agent that may be run.</summary>
/// <param name="Agent">What RUN calls it.</param>
/// <param name="Name">What it calls itself; null when it was never here.</param>
/// <param name="Description">What it is for.</param>
public sealed record DelegableAgent(string Agent, string? Name, string? Description);
