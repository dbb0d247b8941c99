namespace AgentOS.Bench.Kernel;

/// <summary>A call of the kernel failed.</summary>
internal sealed class CallFailedException(string reason) : Exception(reason);
