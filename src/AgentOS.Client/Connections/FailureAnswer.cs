namespace AgentOS.Client.Connections;

/// <summary>What every failure says (rule K7).</summary>
internal sealed record FailureAnswer(bool? Success, string? Error, string? Code, string? Remedy);
