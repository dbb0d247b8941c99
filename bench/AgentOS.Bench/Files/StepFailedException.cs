namespace AgentOS.Bench.Files;

/// <summary>A function of a workload failed in a stage.</summary>
internal sealed class StepFailedException(string place, string reason) : Exception($"{place}: {reason}");
