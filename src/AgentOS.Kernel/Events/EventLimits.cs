namespace AgentOS.Kernel.Events;

/// <summary>What waits for one subscriber at most.</summary>
/// <param name="Events">So many events.</param>
/// <param name="Bytes">So many bytes of them.</param>
internal sealed record EventLimits(int Events = 1000, int Bytes = 512 << 10);
