using System.Diagnostics;
using System.Net;
using AgentOS.Network.Tests.Support;
using AgentOS.Testing;

namespace AgentOS.Network.Tests.Capture;

/// <summary>curl and OpenSSL's server, who know nothing of an egress.</summary>
public sealed class RealClientTests
{
    private const string Name = "ok.example";

    [Fact]
    public async Task N09_N10_N13_curl_reaches_the_named_server_over_tls_and_no_other_name_does()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/curl") && File.Exists("/usr/bin/openssl"), "needs curl and openssl");
        using TempDirectory files = new();
        BashScript.Run(files.Path, $"openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN={Name} -addext subjectAltName=DNS:{Name},DNS:evil.example -keyout key -out cert 2>/dev/null");
        using Process server = Start("/usr/bin/openssl", files.Path, "s_server", "-accept", "127.0.0.1:0", "-cert", "cert", "-key", "key", "-www", "-naccept", "100");
        try
        {
            int port = await PortAsync(server);
            using EgressRig rig = new([$"{Name}:{port} private"]);
            rig.Resolver.Set(Name, "127.0.0.1");
            IPEndPoint captured = await rig.CaptureAsync(Name, port);
            (int exit, string page) = await CurlAsync(files.Path, $"https://{Name}:{port}/", "--resolve", $"{Name}:{port}:{captured.Address}");
            Assert.Equal(0, exit);
            Assert.Contains("Ciphers supported in s_server binary", page, StringComparison.Ordinal);
            // The certificate is good for both names: without us the second would be answered.
            Assert.Equal(0, (await CurlAsync(files.Path, $"https://evil.example:{port}/", "--resolve", $"evil.example:{port}:127.0.0.1")).Exit);
            Assert.NotEqual(0, (await CurlAsync(files.Path, $"https://evil.example:{port}/", "--resolve", $"evil.example:{port}:{captured.Address}")).Exit);
            await rig.Events.RefusalAsync(Network.Policy.RefusalKind.SniMismatch);
            Assert.Equal(0, (await CurlAsync(files.Path, $"https://{Name}:{port}/", "--proxy", $"http://{rig.Proxy}")).Exit);
            Assert.Equal(0, (await CurlAsync(files.Path, $"https://{Name}:{port}/", "--proxy", $"socks5h://{rig.Proxy}")).Exit);
        }
        finally
        {
            server.Kill();
        }
    }

    private static async Task<(int Exit, string Output)> CurlAsync(string directory, string url, params string[] more)
    {
        using Process curl = Start("/usr/bin/curl", directory, ["-sS", "--noproxy", "", "--cacert", "cert", "--max-time", "60", .. more, url]);
        string output = await curl.StandardOutput.ReadToEndAsync();
        await curl.WaitForExitAsync();
        return (curl.ExitCode, output);
    }

    private static async Task<int> PortAsync(Process server)
    {
        while (await server.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(60)) is { } line)
        {
            if (line.StartsWith("ACCEPT", StringComparison.Ordinal))
                return int.Parse(line[(line.LastIndexOf(':') + 1)..]);
        }

        throw new InvalidOperationException("the server did not begin");
    }

    private static Process Start(string program, string directory, params string[] arguments) =>
        Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false, WorkingDirectory = directory, RedirectStandardOutput = true })!;
}
