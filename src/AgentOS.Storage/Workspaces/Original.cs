namespace AgentOS.Storage.Workspaces;

/// <summary>What a file of the base was when the agent first changed it: the common ancestor when both sides changed it since.</summary>
/// <param name="Path">Path below the base.</param>
/// <param name="Mode">Its type and permission bits.</param>
/// <param name="Content">All of it.</param>
/// <param name="HasConflict">The agent's version holds what a merge could not decide, between conflict markers.</param>
public sealed record Original(byte[] Path, uint Mode, byte[] Content, bool HasConflict);
