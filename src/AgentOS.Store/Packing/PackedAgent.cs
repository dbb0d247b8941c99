namespace AgentOS.Store.Packing;

/// <summary>What was packed.</summary>
/// <param name="Files">Its files and links, in their order.</param>
/// <param name="LeftOut">Files and folders that were not taken.</param>
public sealed record PackedAgent(IReadOnlyList<string> Files, IReadOnlyList<string> LeftOut);
