using AgentOS.Fleet.Tokens;
using Microsoft.AspNetCore.Http;

namespace AgentOS.Server.Access;

/// <summary>Finds out who makes a request: by its token, in <c>Authorization: Bearer</c> or <c>X-API-Key</c>. Refuses nobody yet.</summary>
internal sealed class CallerMiddleware(RequestDelegate next, TokenStore tokens)
{
    private const string Bearer = "Bearer ", KeyHeader = "X-API-Key";

    public Task InvokeAsync(HttpContext context)
    {
        AccessToken? token = TextOf(context.Request) is { Length: > 0 } text ? tokens.Find(text) : null;
        context.Features.Set(token is null ? new Caller($"address {context.Connection.RemoteIpAddress}", TokenScopes.None) : new Caller($"token {token.Id}", token.Scopes));
        return next(context);
    }

    /// <summary>The token of a request as it was sent; null is none.</summary>
    public static string? TextOf(HttpRequest request)
    {
        string header = request.Headers.Authorization.ToString();
        return header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) ? header[Bearer.Length..].Trim() : request.Headers[KeyHeader].FirstOrDefault();
    }
}
