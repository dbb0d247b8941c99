using AgentOS.Kernel.Syscalls;

namespace AgentOS.Kernel.Recording.Calls;

/// <summary>What to replay: what was exported, or what was kept under a name, or else this kernel's own newest recording.</summary>
/// <param name="RecordingData">What RECORD_STATUS exported, or its text.</param>
/// <param name="Saved">The name it was kept under.</param>
/// <param name="Agents">For agents without a name: which number is which now.</param>
/// <param name="Stop">Ends the replay: calls are carried out again.</param>
internal sealed record ReplayStartCall(RawJson RecordingData, string? Saved, IReadOnlyList<ReplayBinding>? Agents, bool Stop);
