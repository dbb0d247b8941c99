using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace AgentOS.Images.Tests.Registries;

/// <summary>A real HTTP server on loopback that answers as a test says, also as no registry should.</summary>
internal sealed class ScriptedServer : IDisposable
{
    private readonly TcpListener _listener;
    private readonly Func<ScriptedRequest, ScriptedAnswer> _answer;
    private readonly CancellationTokenSource _ended = new();

    public ScriptedServer(Func<ScriptedRequest, ScriptedAnswer> answer, string address = "127.0.0.1")
    {
        _answer = answer;
        _listener = new TcpListener(IPAddress.Parse(address), 0);
        _listener.Start();
        Host = $"{address}:{((IPEndPoint)_listener.LocalEndpoint).Port}";
        _ = AcceptAsync();
    }

    public string Host { get; }

    public ConcurrentQueue<ScriptedRequest> Requests { get; } = new();

    public void Dispose()
    {
        _ended.Cancel();
        _listener.Dispose();
        _ended.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
                _ = ServeAsync(await _listener.AcceptSocketAsync(_ended.Token));
        }
        catch (Exception ended) when (ended is OperationCanceledException or ObjectDisposedException or SocketException)
        {
            // The test is over.
        }
    }

    private async Task ServeAsync(Socket socket)
    {
        try
        {
            await using NetworkStream stream = new(socket, ownsSocket: true);
            using StreamReader reader = new(stream, Encoding.Latin1, leaveOpen: true);
            List<string> lines = [];
            while (await reader.ReadLineAsync() is { Length: > 0 } line)
                lines.Add(line);
            ScriptedRequest request = ScriptedRequest.Parse(lines);
            Requests.Enqueue(request);
            await _answer(request).WriteAsync(stream, _ended.Token);
        }
        catch (Exception gone) when (gone is IOException or OperationCanceledException or SocketException)
        {
            // The client went away, which is what some tests are about.
        }
    }
}
