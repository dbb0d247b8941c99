using AgentOS.Errors;
using AgentOS.Fleet.Tokens;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace AgentOS.Server.Access;

/// <summary>Lets a request through to its route when its caller may do what the route does.</summary>
internal sealed class ScopeMiddleware(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        // Whether a path is a route is told to everybody: the document with all of them is open.
        if (context.GetEndpoint() is not RouteEndpoint route)
            return next(context);
        TokenScopes needed = (route.Metadata.GetMetadata<RequiredScope>() ?? RequiredScope.Everything).Scopes;
        TokenScopes given = Caller.Of(context).Scopes;
        if (needed == TokenScopes.None || (given & needed) == needed)
            return next(context);
        throw given == TokenScopes.None
            ? new AgentOSException(ServerErrors.Unauthenticated, "call", context.Request.Path)
            : new AgentOSException(ServerErrors.Forbidden, "call", context.Request.Path, $"needs {needed}, has {given}");
    }
}
