namespace AgentOS.Store.Installing;

/// <summary>An agent with a name of this user's: where it is and which version was approved. Its files are the cache's.</summary>
/// <param name="Name">As its manifest says; <c>run</c> takes it.</param>
/// <param name="Origin">What approvals and sessions know it by.</param>
/// <param name="Address">Where it is fetched.</param>
/// <param name="Commit">40 hexadecimal digits: it stays at this one until it is installed again.</param>
public sealed record InstalledAgent(string Name, string Origin, string Address, string Commit);
