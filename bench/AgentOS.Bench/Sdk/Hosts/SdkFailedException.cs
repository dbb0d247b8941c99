namespace AgentOS.Bench.Sdk.Hosts;

/// <summary>An operation failed in one SDK.</summary>
internal sealed class SdkFailedException(string sdk, string reason) : Exception($"{sdk}: {reason}");
