using AgentOS.Fleet.Tokens;
using Microsoft.AspNetCore.Http;

namespace AgentOS.Server.Access;

/// <summary>Who makes a request.</summary>
/// <param name="Id">By which its requests are counted.</param>
/// <param name="Scopes">What it may do.</param>
internal sealed record Caller(string Id, TokenScopes Scopes)
{
    /// <summary>That of a request, after <see cref="CallerMiddleware"/>.</summary>
    public static Caller Of(HttpContext context) => context.Features.Get<Caller>() ?? throw new InvalidOperationException("nobody asked who calls");
}
