namespace AgentOS.Network.Connections;

/// <summary>What was used of one rule since the sandbox began.</summary>
internal sealed class RuleUsage
{
    public long Sent;
    public long Received;
    public int Connections;
}
