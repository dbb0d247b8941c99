using System.Net;
using System.Security.Cryptography;
using System.Text;
using AgentOS.Linux;

namespace AgentOS.Mcp.Http;

/// <summary>
/// Lets in who may use the agent. A web page must not (its Origin, and a Host it rebound by DNS, give it away), other users of the machine
/// must not, and where there is a token everybody must know it.
/// </summary>
internal sealed class AccessCheck(HttpAddress address, Func<HttpRequest, HttpResponse, Task> next)
{
    private const string Scheme = "Bearer ";

    public Task AnswerAsync(HttpRequest request, HttpResponse response)
    {
        if (!IsOwnOrigin(request.Header("Origin")) || !IsOwnHost(request.Header("Host")))
            return JsonRpcFailure.SendAsync(response, 403, "Forbidden: this origin or host is not the server's own", request.Gone);
        if (address.Token is null)
            return LoopbackPeer.UserIdOf(request.Client) is { } user && (user == 0 || user == FileOwner.CurrentUserId)
                ? next(request, response)
                : JsonRpcFailure.SendAsync(response, 403, "Forbidden: the connection is another user's", request.Gone);
        if (HasToken(request.Header("Authorization"), address.Token))
            return next(request, response);
        response.Add("WWW-Authenticate", "Bearer realm=\"agentos\"");
        return JsonRpcFailure.SendAsync(response, 401, "Unauthorized: send the token as 'Authorization: Bearer …'", request.Gone);
    }

    // Programs send no Origin; the inspector's pages come from this machine.
    private static bool IsOwnOrigin(string origin) =>
        origin.Length == 0 || (Uri.TryCreate(origin, UriKind.Absolute, out Uri? uri) && uri.Scheme is "http" or "https" && IsLoopbackName(uri.Host));

    private bool IsOwnHost(string host) =>
        !address.IsLoopback || (Uri.TryCreate($"http://{host}/", UriKind.Absolute, out Uri? uri) && IsLoopbackName(uri.Host));

    private static bool IsLoopbackName(string host) =>
        string.Equals(host, "localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host.Trim('[', ']'), out IPAddress? ip) && IPAddress.IsLoopback(ip));

    private static bool HasToken(string authorization, string token) => authorization.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(authorization[Scheme.Length..].Trim()), Encoding.UTF8.GetBytes(token));
}
