namespace AgentOS.Bench.Files;

/// <summary>What a step printed, and how long it took by the shell's own clock.</summary>
internal sealed record StepResult(string Output, decimal Seconds);
