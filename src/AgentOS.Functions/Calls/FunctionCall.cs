namespace AgentOS.Functions.Calls;

/// <summary>One call of a function.</summary>
/// <param name="Progress">Hears of what it has come to; null when nobody wants to.</param>
/// <param name="CancellationToken">Gives it up.</param>
public sealed record FunctionCall(IProgress<string>? Progress, CancellationToken CancellationToken);
