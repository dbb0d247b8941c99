using AgentOS.Linux.Beneath;

namespace AgentOS.Workspace.Review;

/// <summary>What a file becomes that both the agent and the project changed.</summary>
/// <param name="Change">The agent's change.</param>
/// <param name="Content">The merged content, with markers where both changed the same lines.</param>
/// <param name="Mode">The merged permission bits.</param>
/// <param name="HasConflict">Whether there are markers.</param>
/// <param name="Base">The base's file that went into it.</param>
/// <param name="BaseContent">Its content.</param>
internal sealed record FileMerge(Change Change, byte[] Content, uint Mode, bool HasConflict, FileStatus Base, byte[] BaseContent);
