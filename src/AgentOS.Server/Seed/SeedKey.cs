using System.Security.Cryptography;
using System.Text;
using AgentOS.Fleet.Tokens;
using AgentOS.Server.Access;
using Microsoft.AspNetCore.Http;

namespace AgentOS.Server.Seed;

/// <summary>
/// Who may use the seed's routes: who has <c>ERA_API_KEY</c> when it is set; who has a token of the API; and, while no key is set, the user who runs the
/// server, from this machine, not through a proxy.
/// </summary>
internal sealed class SeedKey(OwnConnection own)
{
    private const TokenScopes Needed = TokenScopes.Usual;

    private static readonly string[] s_forwarding = ["X-Forwarded-For", "X-Real-IP", "Forwarded", "Via"];

    private readonly byte[]? _key = Environment.GetEnvironmentVariable("ERA_API_KEY") is { Length: > 0 } key ? Hash(key) : null;

    /// <summary>Whether a caller may.</summary>
    public bool IsWelcome(HttpContext context)
    {
        if ((Caller.Of(context).Scopes & Needed) == Needed)
            return true;
        return _key is not null
            ? CallerMiddleware.TextOf(context.Request) is { } text && CryptographicOperations.FixedTimeEquals(Hash(text), _key)
            : IsOwner(context);
    }

    /// <summary>Whether it is the user who runs the server: who can read this machine's files without us.</summary>
    public bool IsOwner(HttpContext context) => !s_forwarding.Any(context.Request.Headers.ContainsKey) && own.IsOfThisUser(context.Connection);

    private static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
