using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace AgentOS.Testing.Providers;

/// <summary>A provider of language models on this machine: HTTP/1.1 on a port of its own, answers as a test says.</summary>
public sealed class LocalProvider : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Func<ProviderRequest, ProviderReply, Task> _answer;

    public LocalProvider(Func<ProviderRequest, ProviderReply, Task> answer)
    {
        _answer = answer;
        _listener.Start();
        Address = $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/";
        _ = AcceptAsync();
    }

    /// <summary>Where it is, with a slash at the end.</summary>
    public string Address { get; }

    /// <summary>What it was asked.</summary>
    public ConcurrentQueue<ProviderRequest> Requests { get; } = [];

    /// <summary>The newest of them.</summary>
    public ProviderRequest Last => Requests.Last();

    public void Dispose() => _listener.Dispose();

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
                _ = ServeAsync(await _listener.AcceptTcpClientAsync());
        }
        catch (Exception end) when (end is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                NetworkStream stream = client.GetStream();
                if (await ReadAsync(stream) is not { } request)
                    return;
                Requests.Enqueue(request);
                await _answer(request, new ProviderReply(stream));
            }
            catch (IOException)
            {
                // Whoever asked went away.
            }
        }
    }

    private static async Task<ProviderRequest?> ReadAsync(NetworkStream stream)
    {
        using MemoryStream received = new();
        byte[] buffer = new byte[16 * 1024];
        int head;
        while ((head = received.GetBuffer().AsSpan(0, (int)received.Length).IndexOf("\r\n\r\n"u8)) < 0)
        {
            int count = await stream.ReadAsync(buffer);
            if (count == 0)
                return null;
            received.Write(buffer, 0, count);
        }

        string[] lines = Encoding.UTF8.GetString(received.GetBuffer(), 0, head).Split("\r\n");
        Dictionary<string, string> headers = lines.Skip(1).Select(line => line.Split(": ", 2)).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.OrdinalIgnoreCase);
        int length = head + 4 + int.Parse(headers.GetValueOrDefault("content-length", "0"), CultureInfo.InvariantCulture);
        while (received.Length < length)
            received.Write(buffer, 0, await stream.ReadAsync(buffer));
        string[] request = lines[0].Split(' ');
        return new ProviderRequest(request[0], request[1], headers, Encoding.UTF8.GetString(received.GetBuffer(), head + 4, length - head - 4));
    }
}
