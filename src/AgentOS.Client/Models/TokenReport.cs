namespace AgentOS.Client.Models;

/// <summary>Tokens that were used elsewhere.</summary>
/// <param name="Tokens">How many.</param>
/// <param name="Success">Whether the model answered.</param>
public sealed record TokenReport(long Tokens, bool Success = true);
