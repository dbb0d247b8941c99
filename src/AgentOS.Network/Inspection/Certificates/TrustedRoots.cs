namespace AgentOS.Network.Inspection.Certificates;

/// <summary>How a sandbox's programs are told whom to trust: a bundle of the machine's authorities and the sandbox's own, and the variables that name it.</summary>
public static class TrustedRoots
{
    /// <summary>The variables that programs look for such a bundle in: OpenSSL and Go, Node, Python's requests and pip, curl, git, npm, cargo, AWS, Deno, gRPC.</summary>
    public static IReadOnlyList<string> Variables { get; } =
    [
        "SSL_CERT_FILE", "NODE_EXTRA_CA_CERTS", "REQUESTS_CA_BUNDLE", "PIP_CERT", "CURL_CA_BUNDLE", "GIT_SSL_CAINFO", "NPM_CONFIG_CAFILE", "CARGO_HTTP_CAINFO", "AWS_CA_BUNDLE", "DENO_CERT",
        "GRPC_DEFAULT_SSL_ROOTS_FILE_PATH",
    ];

    // Where distributions keep theirs: Debian, Fedora, openSUSE, Alpine.
    private static readonly string[] s_bundles = ["/etc/ssl/certs/ca-certificates.crt", "/etc/pki/tls/certs/ca-bundle.crt", "/etc/ssl/ca-bundle.pem", "/etc/ssl/cert.pem"];

    /// <summary>The bundle.</summary>
    /// <param name="authority">The sandbox's own.</param>
    public static string BundleWith(SandboxAuthority authority)
    {
        string? machine = Array.Find(s_bundles, File.Exists);
        return machine is null ? authority.CertificatePem : $"{File.ReadAllText(machine).TrimEnd()}\n{authority.CertificatePem}";
    }
}
