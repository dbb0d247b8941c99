using Microsoft.AspNetCore.Http;

namespace AgentOS.LlmServer.Data;

/// <summary>The key that a client sends, wherever its provider's format has it.</summary>
internal static class AskerKey
{
    private const string Bearer = "Bearer ";

    /// <summary>It; null when there is none.</summary>
    public static string? Of(HttpRequest request)
    {
        string? authorization = request.Headers.Authorization;
        return authorization?.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) == true ? authorization[Bearer.Length..].Trim()
            : (string?)request.Headers["x-api-key"] ?? (string?)request.Headers["x-goog-api-key"] ?? (string?)request.Query["key"];
    }
}
