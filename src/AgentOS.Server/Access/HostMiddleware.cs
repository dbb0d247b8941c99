using System.Net;
using AgentOS.Errors;
using AgentOS.Server.Hosting;
using Microsoft.AspNetCore.Http;

namespace AgentOS.Server.Access;

/// <summary>
/// Refuses requests to another name. A page in a browser of this machine can make its own name mean this address (DNS rebinding) and would be let in where no
/// token is asked for; the Host header still says what the page believes it talks to.
/// </summary>
internal sealed class HostMiddleware(RequestDelegate next, ServerOptions options)
{
    private const string Local = "localhost";

    public Task InvokeAsync(HttpContext context)
    {
        HostString host = context.Request.Host;
        if (!IsOurs(host.Host))
            throw new AgentOSException(ServerErrors.WrongHost, "answer for", host.Host);
        string origin = context.Request.Headers.Origin.ToString();
        if (origin.Length > 0 && !(Uri.TryCreate(origin, UriKind.Absolute, out Uri? page) && IsSame(page, context.Request)))
            throw new AgentOSException(ServerErrors.WrongHost, "answer a page of", origin);
        return next(context);
    }

    // A page of ours, and not of another server on the same machine.
    private static bool IsSame(Uri page, HttpRequest request) =>
        page.Scheme == request.Scheme && string.Equals(page.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase);

    // An address is no name, so nobody can make it mean something else.
    private bool IsOurs(string host) =>
        IPAddress.TryParse(host, out _)
        || host.Equals(Local, StringComparison.OrdinalIgnoreCase)
        || options.Hosts.Any(name => host.Equals(name, StringComparison.OrdinalIgnoreCase) || host.EndsWith($".{name}", StringComparison.OrdinalIgnoreCase));
}
