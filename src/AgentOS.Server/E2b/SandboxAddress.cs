using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace AgentOS.Server.E2b;

/// <summary>Which sandbox a request is for, and which port in it: by two headers, or by a host name <c>PORT-ID.domain</c>.</summary>
/// <param name="Id">The sandbox.</param>
/// <param name="Port">The port.</param>
internal sealed record SandboxAddress(string Id, int Port)
{
    /// <summary>Where the service inside is reached.</summary>
    public const int Envd = 49983;

    private const string IdHeader = "E2b-Sandbox-Id", PortHeader = "E2b-Sandbox-Port";

    /// <summary>Null when the request is for this server itself.</summary>
    public static SandboxAddress? Find(HttpContext context) =>
        context.Request.Headers[IdHeader].FirstOrDefault() is { Length: > 0 } id ? Of(id, context.Request.Headers[PortHeader].FirstOrDefault() ?? $"{Envd}") : OfHost(context.Request.Host.Host);

    private static SandboxAddress? OfHost(string host)
    {
        int dash = host.IndexOf('-', StringComparison.Ordinal), dot = host.IndexOf('.', StringComparison.Ordinal);
        return dash > 0 && dot > dash + 1 ? Of(host[(dash + 1)..dot], host[..dash]) : null;
    }

    private static SandboxAddress? Of(string id, string port) =>
        int.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number is > 0 and < 65536 ? new SandboxAddress(id, number) : null;
}
