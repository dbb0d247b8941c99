namespace AgentOS.Store.Manifests;

/// <summary>A name an agent asks to reach, and why.</summary>
/// <param name="Domain">A host's name, or <c>*.</c> before the end of names.</param>
/// <param name="Reason">What the agent's author says it is for.</param>
public sealed record NetworkPermission(string Domain, string Reason);
