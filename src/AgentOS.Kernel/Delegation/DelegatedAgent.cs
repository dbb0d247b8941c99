namespace AgentOS.Kernel.Delegation;

/// <summary>A sub-agent that runs.</summary>
/// <param name="Id">What the other calls name it: <c>deleg-N</c>.</param>
/// <param name="Name">What it calls itself.</param>
/// <param name="Version">Which version.</param>
/// <param name="Session">Its session, to go on with later.</param>
public sealed record DelegatedAgent(string Id, string Name, string Version, string Session);
