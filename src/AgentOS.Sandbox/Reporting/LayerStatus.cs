namespace AgentOS.Sandbox;

/// <summary>One layer of isolation in a report.</summary>
/// <param name="Name">Its name.</param>
/// <param name="IsActive">Whether it is in force.</param>
/// <param name="Detail">How, or why not.</param>
public sealed record LayerStatus(string Name, bool IsActive, string Detail);
