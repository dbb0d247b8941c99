using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using AgentOS.Network.Policy;
using AgentOS.Network.Tls;

namespace AgentOS.Network.Inspection;

/// <summary>A server of HTTPS: its certificate must be for the host and by an authority that the machine trusts, whatever the sandbox's client would accept.</summary>
internal sealed class SecureServer(InspectedConnection connection, X509Certificate2Collection? roots) : IInspectedServer
{
    public bool IsProtected => true;

    public async Task<Stream> ConnectAsync(CancellationToken cancellationToken)
    {
        SslStream server = new(await connection.DialAsync(cancellationToken).ConfigureAwait(false), leaveInnerStreamOpen: false);
        try
        {
            await server.AuthenticateAsClientAsync(ServerVerification.For(connection.Host, roots), cancellationToken).ConfigureAwait(false);
            return server;
        }
        catch (Exception failure)
        {
            await server.DisposeAsync().ConfigureAwait(false);
            if (failure is AuthenticationException)
                throw new RefusedException(RefusalKind.Unreachable, $"{connection.Host} cannot prove that it is {connection.Host} ({failure.Message})");
            throw;
        }
    }
}
