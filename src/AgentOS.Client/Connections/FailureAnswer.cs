namespace AgentOS.Client.Connections;

/// <summary>What every failure says (rule K7).</summary>
internal sealed record FailureAnswer(bool? Success = null, string? Error = null, string? Code = null, string? Remedy = null);
