namespace AgentOS.Kernel.Syscalls;

/// <summary>What was agreed on.</summary>
/// <param name="ProtocolVersion">1.</param>
/// <param name="KernelVersion">This program's version.</param>
/// <param name="AgentId">Who the caller is.</param>
/// <param name="FrameLimit">The longest payload, in bytes.</param>
/// <param name="Features">What the kernel knows, and whether it is on from the next frame on.</param>
/// <param name="Numbering"><c>seed</c> or <c>code</c>.</param>
internal sealed record HelloAnswer(
    int ProtocolVersion, string KernelVersion, uint AgentId, int FrameLimit, IReadOnlyDictionary<string, bool> Features, string Numbering);
