namespace AgentOS.Client.Models;

/// <summary>An HTTP request.</summary>
/// <param name="Url">Absolute.</param>
/// <param name="Method">Null is GET.</param>
/// <param name="Headers">More headers.</param>
/// <param name="Body">Text.</param>
/// <param name="Timeout">Seconds; null is 30.</param>
public sealed record HttpRequest(string Url, string? Method = null, IReadOnlyDictionary<string, string>? Headers = null, string? Body = null, double? Timeout = null);
