namespace AgentOS.Network.Record;

/// <summary>A process inside a sandbox.</summary>
/// <param name="Id">Its number there.</param>
/// <param name="Name">Its command's name.</param>
public sealed record EgressProcess(int Id, string Name);
