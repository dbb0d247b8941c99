using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using AgentOS.Errors;
using AgentOS.Fleet.Tokens;
using AgentOS.Testing;

namespace AgentOS.Server.Tests;

public sealed class ListeningTests
{
    [Theory]
    [InlineData("0.0.0.0:0")]
    [InlineData(":0")]
    [InlineData("[::]:0")]
    public async Task OtherMachinesAreNotServedInClearText(string address)
    {
        (int status, string errors) = await LiveServer.RunAsync("--addr", address);
        Assert.Equal(ExitCodes.Usage, status);
        Assert.Contains("server.clear-text", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task UnlessThatIsSaid()
    {
        await using LiveServer server = await LiveServer.StartAsync("--addr", "0.0.0.0:0", "--insecure", "true");
        using HttpClient client = new() { BaseAddress = new UriBuilder(server.Address) { Host = "127.0.0.1" }.Uri };
        Assert.True((await client.GetAsync("/health")).IsSuccessStatusCode);
    }

    [Fact]
    public async Task WithACertificateTheyAre()
    {
        using TempDirectory directory = new();
        (string certificate, string key) = await WriteCertificateAsync(directory.Path);
        await using LiveServer server = await LiveServer.StartAsync("--addr", "0.0.0.0:0", "--tls-cert", certificate, "--tls-key", key, "--host", "box.example");
        using X509Certificate2 expected = X509CertificateLoader.LoadCertificateFromFile(certificate);
        using HttpClientHandler handler = new() { ServerCertificateCustomValidationCallback = (_, shown, _, _) => shown?.Thumbprint == expected.Thumbprint };
        using HttpClient client = new(handler) { BaseAddress = new UriBuilder(server.Address) { Host = "127.0.0.1" }.Uri };
        client.DefaultRequestHeaders.Host = "box.example";
        Assert.Equal("https", server.Address.Scheme);
        Assert.True((await client.GetAsync("/health")).IsSuccessStatusCode);
    }

    [Fact]
    public async Task ABadCertificateAndATakenAddressAreSaid()
    {
        (int status, string errors) = await LiveServer.RunAsync("--addr", "127.0.0.1:0", "--tls-cert", "/dev/null");
        Assert.Equal(ExitCodes.Usage, status);
        Assert.Contains("server.bad-certificate", errors, StringComparison.Ordinal);

        using TcpListener taken = new(IPAddress.Loopback, 0);
        taken.Start();
        (_, errors) = await LiveServer.RunAsync("--addr", taken.LocalEndpoint.ToString()!);
        Assert.Contains("server.cannot-listen", errors, StringComparison.Ordinal);
        (_, errors) = await LiveServer.RunAsync("--nonsense", "1");
        Assert.Contains("server.bad-option", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ItEndsWithItsSignalAndLetsCallsFinish()
    {
        Installation.Require();
        await using LiveServer server = await LiveServer.StartAsync();
        using HttpClient client = server.Client(TokenScopes.Usual);
        string sandbox = await client.CreateSandboxAsync();
        Task<string> call = client.ShellAsync(sandbox, "touch /agent/begun; until [ -e /agent/go ]; do sleep 0.02; done; echo done");
        Assert.Equal("begun\n", await client.ShellAsync(sandbox, "until [ -e /agent/begun ]; do sleep 0.02; done; touch /agent/go; echo begun"));
        Assert.Equal(ExitCodes.Success, await server.StopAsync());
        Assert.Equal("done\n", await call);
    }

    private static async Task<(string Certificate, string Key)> WriteCertificateAsync(string directory)
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using X509Certificate2 made = new CertificateRequest("CN=box.example", key, HashAlgorithmName.SHA256).CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        (string certificate, string keyFile) = (Path.Combine(directory, "cert.pem"), Path.Combine(directory, "key.pem"));
        await File.WriteAllTextAsync(certificate, made.ExportCertificatePem());
        await File.WriteAllTextAsync(keyFile, key.ExportPkcs8PrivateKeyPem());
        return (certificate, keyFile);
    }
}
