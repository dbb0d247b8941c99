using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using AgentOS.Errors;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace AgentOS.Server.Hosting;

/// <summary>Where the server listens, with which certificate, and how much it takes from whoever connects.</summary>
internal static class Listening
{
    private const int LargestBody = 8 << 20;

    private static readonly TimeSpan s_headers = TimeSpan.FromSeconds(15);

    /// <summary>Refuses to send tokens in clear text to other machines.</summary>
    /// <exception cref="AgentOSException"><see cref="ServerErrors.ClearText"/>.</exception>
    public static void Require(ServerOptions options)
    {
        if (!IPAddress.IsLoopback(options.Address.Address) && options.Certificate is null && !options.AllowsClearText)
            throw new AgentOSException(ServerErrors.ClearText, "listen on", options.Address.ToString());
    }

    /// <summary>Sets it up.</summary>
    /// <exception cref="AgentOSException"><see cref="ServerErrors.BadCertificate"/>.</exception>
    public static void Configure(KestrelServerOptions kestrel, ServerOptions options)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = LargestBody;
        kestrel.Limits.MaxConcurrentConnections = options.Connections;
        kestrel.Limits.MaxConcurrentUpgradedConnections = options.Connections;
        // Whoever sends a header letter by letter keeps a connection this long, and no longer.
        kestrel.Limits.RequestHeadersTimeout = s_headers;
        // A program may say nothing for an hour.
        kestrel.Limits.MinResponseDataRate = null;
        X509Certificate2Collection? certificate = options.Certificate is { } file ? Load(file, options.CertificateKey) : null;
        kestrel.Listen(options.Address, endpoint =>
        {
            if (certificate is not null)
                endpoint.UseHttps(https => (https.ServerCertificate, https.ServerCertificateChain) = (certificate[0], certificate));
        });
    }

    private static X509Certificate2Collection Load(string file, string? key)
    {
        try
        {
            X509Certificate2Collection chain = [];
            chain.ImportFromPemFile(file);
            X509Certificate2 own = X509Certificate2.CreateFromPemFile(file, key ?? file);
            return [own, .. chain.Skip(1)];
        }
        catch (Exception problem) when (problem is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new AgentOSException(ServerErrors.BadCertificate, "use certificate", file, problem.Message, problem);
        }
    }
}
