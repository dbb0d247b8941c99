using AgentOS.Workspace.Review;

namespace AgentOS.Mcp.Host;

internal sealed record DiscardResult(IReadOnlyList<ChangeEntry> Discarded);
