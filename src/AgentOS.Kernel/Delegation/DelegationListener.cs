namespace AgentOS.Kernel.Delegation;

/// <summary>Hears what a sub-agent does; whoever tells waits until it was heard.</summary>
/// <param name="progress">What.</param>
public delegate Task DelegationListener(DelegationProgress progress);
