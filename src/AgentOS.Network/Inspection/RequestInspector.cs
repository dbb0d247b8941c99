using System.Net.Security;
using System.Security.Authentication;
using AgentOS.Network.Policy;

namespace AgentOS.Network.Inspection;

/// <summary>
/// Looks inside the connections that a rule with conditions or a secret wants: ends the sandbox's TLS with the sandbox's own authority, judges each request, and sends it on in
/// TLS of its own, in which the server is verified as always. HTTP/1.1 only, which every client of HTTP/2 also speaks.
/// </summary>
/// <param name="options">What it is made of.</param>
public sealed class RequestInspector(InspectionOptions options) : IConnectionInspector
{
    private const int ClearPort = 80;

    /// <inheritdoc/>
    /// <remarks>Clear HTTP of a sandbox with secrets is always looked through: it costs little, and a placeholder that strays is seen.</remarks>
    public bool Wants(string host, int port, EgressRule rule) => rule.JudgesRequests || options.Secrets.BelongTo(host) || (port == ClearPort && options.Secrets.Any);

    /// <inheritdoc/>
    public async Task InspectAsync(InspectedConnection connection, CancellationToken cancellationToken)
    {
        if (connection.Hello is not { } hello)
        {
            await new InspectedRequests(connection, connection.Client, new ClearServer(connection), options.Secrets).RunAsync(cancellationToken).ConfigureAwait(false);
            return;
        }

        using SslStream client = new(connection.Client, leaveInnerStreamOpen: true);
        await AcceptAsync(client, connection.Host, hello.Protocols.Count > 0, cancellationToken).ConfigureAwait(false);
        await new InspectedRequests(connection, client, new SecureServer(connection, options.Roots), options.Secrets).RunAsync(cancellationToken).ConfigureAwait(false);
        await client.ShutdownAsync().ConfigureAwait(false);
    }

    private async Task AcceptAsync(SslStream client, string host, bool asksForProtocol, CancellationToken cancellationToken)
    {
        try
        {
            await client.AuthenticateAsServerAsync(new SslServerAuthenticationOptions
            {
                ServerCertificateContext = options.Authority.For(host),
                ApplicationProtocols = asksForProtocol ? [SslApplicationProtocol.Http11] : null,
            }, cancellationToken).ConfigureAwait(false);
        }
        catch (AuthenticationException failure)
        {
            throw new RefusedException(
                RefusalKind.NotInspected,
                $"the client does not take part in the inspection of {host} ({failure.Message})",
                $"It must trust the authority in SSL_CERT_FILE and speak HTTP/1.1; or take conditions and secrets off {host}.");
        }
    }
}
