using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace AgentOS.Network.Inspection.Certificates;

/// <summary>
/// A certificate authority for one sandbox. Its key is made with it, exists in this process' memory only and is gone with it; nobody but the sandbox is told to trust it.
/// </summary>
public sealed class SandboxAuthority : IDisposable
{
    private const int MostLeaves = 1024;

    // For clocks in a sandbox's programs that are a little behind; and longer than any sandbox lives.
    private static readonly TimeSpan s_before = TimeSpan.FromDays(1), s_after = TimeSpan.FromDays(365);

    private readonly ConcurrentDictionary<string, SslStreamCertificateContext> _leaves = new(StringComparer.Ordinal);
    private readonly ECDsa _leafKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly X509Certificate2 _certificate;
    private readonly TimeProvider _time;

    /// <summary>Makes one.</summary>
    /// <param name="time">The clock of its certificates.</param>
    public SandboxAuthority(TimeProvider time)
    {
        _time = time;
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        CertificateRequest request = new("CN=AgentOS sandbox", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: true, pathLengthConstraint: 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, critical: true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        _certificate = request.CreateSelfSigned(time.GetUtcNow() - s_before, time.GetUtcNow() + s_after);
    }

    /// <summary>Its certificate, in PEM, without any key.</summary>
    public string CertificatePem => _certificate.ExportCertificatePem() + "\n";

    /// <summary>A certificate for a host, the same one each time.</summary>
    /// <param name="host">A name, or an address (IPv6 in brackets), in its one spelling.</param>
    internal SslStreamCertificateContext For(string host)
    {
        // Whoever asks for very many names below a wildcard gets new certificates for the old ones.
        if (_leaves.Count >= MostLeaves)
            _leaves.Clear();
        return _leaves.GetOrAdd(host, Issue);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _certificate.Dispose();
        _leafKey.Dispose();
    }

    private SslStreamCertificateContext Issue(string host)
    {
        CertificateRequest request = new(new X500DistinguishedName("CN=AgentOS inspection"), _leafKey, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(Names(host));
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: false, hasPathLengthConstraint: false, pathLengthConstraint: 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, critical: true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([Oid.FromFriendlyName("TLS Web Server Authentication", OidGroup.EnhancedKeyUsage)], critical: false));
        request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromCertificate(_certificate, includeKeyIdentifier: true, includeIssuerAndSerial: false));
        using X509Certificate2 signed = request.Create(_certificate, _time.GetUtcNow() - s_before, new DateTimeOffset(_certificate.NotAfter), RandomNumberGenerator.GetBytes(16));
        return SslStreamCertificateContext.Create(signed.CopyWithPrivateKey(_leafKey), additionalCertificates: null, offline: true);
    }

    private static X509Extension Names(string host)
    {
        SubjectAlternativeNameBuilder names = new();
        if (IPAddress.TryParse(host.Trim('[', ']'), out IPAddress? address))
            names.AddIpAddress(address);
        else
            names.AddDnsName(host);
        return names.Build(critical: false);
    }
}
