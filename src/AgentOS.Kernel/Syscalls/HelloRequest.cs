namespace AgentOS.Kernel.Syscalls;

/// <summary>What a caller would like.</summary>
/// <param name="Features">Names of features; unknown ones are left off.</param>
/// <param name="Numbering"><c>seed</c> or <c>code</c>; null is the first.</param>
internal sealed record HelloRequest(IReadOnlyList<string>? Features, string? Numbering);
