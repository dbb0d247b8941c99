namespace AgentOS.Kernel.State;

/// <summary>What a scope holds at most.</summary>
/// <param name="Keys">So many keys.</param>
/// <param name="Bytes">So many bytes of keys and values.</param>
internal sealed record StateLimits(int Keys = 10_000, long Bytes = 16 << 20);
