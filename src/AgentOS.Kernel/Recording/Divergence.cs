namespace AgentOS.Kernel.Recording;

/// <summary>Where a replayed agent first made another call than the recorded one.</summary>
/// <param name="AgentId">Who, now.</param>
/// <param name="RecordedAgentId">Who, when it was recorded.</param>
/// <param name="Expected">The recorded call; absent when the record had ended.</param>
/// <param name="Actual">The call that came.</param>
internal sealed record Divergence(uint AgentId, uint RecordedAgentId, CallSummary? Expected, CallSummary Actual);
