namespace AgentOS.Bench.Results;

/// <summary>What one subject (a stage, a program, an SDK) gave, one value per round.</summary>
internal sealed record Series(string Subject, Distribution Values);
