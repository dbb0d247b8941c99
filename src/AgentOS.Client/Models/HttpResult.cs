namespace AgentOS.Client.Models;

/// <summary>What a server answered.</summary>
/// <param name="StatusCode">As 200.</param>
/// <param name="Body">Text.</param>
public sealed record HttpResult(int StatusCode, string? Body = null);
