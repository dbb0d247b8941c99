using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using AgentOS.Network.Http;
using AgentOS.Network.Inspection.Certificates;

namespace AgentOS.Network.Tests.Inspection;

/// <summary>A server of HTTPS on loopback with an authority of its own, which keeps every request as it came.</summary>
internal sealed class HttpsUpstream : IDisposable
{
    private readonly SandboxAuthority _authority = new(TimeProvider.System);
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly string _name;

    /// <param name="name">Whom its certificate is for.</param>
    public HttpsUpstream(string name)
    {
        _name = name;
        Roots = [X509Certificate2.CreateFromPem(_authority.CertificatePem)];
        _listener.Start();
        _ = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public X509Certificate2Collection Roots { get; }

    /// <summary>All requests: head and body.</summary>
    public ConcurrentQueue<string> Requests { get; } = [];

    public int Connections { get; private set; }

    /// <summary>What to answer; the request's text in, pieces out, which are sent one by one.</summary>
    public Func<string, IEnumerable<string>> Answer { get; set; } = static _ => [Ok("hello")];

    public static string Ok(string body, string header = "") => $"HTTP/1.1 200 OK\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n{header}\r\n{body}";

    public void Dispose()
    {
        _listener.Dispose();
        _authority.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
                _ = ServeAsync(await _listener.AcceptTcpClientAsync());
        }
        catch (Exception failure) when (failure is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        Connections++;
        try
        {
            client.NoDelay = true;
            await using SslStream stream = new(client.GetStream());
            await stream.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificateContext = _authority.For(_name) });
            using HttpReader reader = new(stream);
            while (await reader.ReadRequestAsync(CancellationToken.None) is { } request)
            {
                StringBuilder text = new(Encoding.Latin1.GetString(request.ToBytes()));
                BodyReader body = new(reader, request.Framing);
                while (await body.ReadAsync(CancellationToken.None) is { IsEmpty: false } data)
                    text.Append(Encoding.Latin1.GetString(data.Span));
                Requests.Enqueue(text.ToString());
                foreach (string piece in Answer(text.ToString()))
                {
                    await stream.WriteAsync(Encoding.Latin1.GetBytes(piece));
                    await stream.FlushAsync();
                }
            }
        }
        catch (Exception failure) when (failure is IOException or AuthenticationException)
        {
            // The client went away, or did not want this server.
        }
        finally
        {
            client.Dispose();
        }
    }
}
