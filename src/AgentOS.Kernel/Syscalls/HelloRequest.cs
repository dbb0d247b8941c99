namespace AgentOS.Kernel.Syscalls;

/// <summary>What a caller would like.</summary>
/// <param name="Features">Names of features; unknown ones are left off.</param>
internal sealed record HelloRequest(IReadOnlyList<string>? Features);
