using AgentOS.Client.Agents;

namespace AgentOS.Functions.Agents;

internal sealed record AgentList(IReadOnlyList<AgentEntry> Agents);
