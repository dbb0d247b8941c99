using System.Net;
using System.Net.Sockets;

namespace AgentOS.Network.Tests.Support;

/// <summary>A server of the "Internet" on a port of its own. Counts who reached it.</summary>
internal sealed class TestServer : IDisposable
{
    private readonly Socket _listener;
    private int _accepted;

    public TestServer(Func<NetworkStream, Task> serve, string address = "127.0.0.1")
    {
        IPAddress at = IPAddress.Parse(address);
        _listener = new Socket(at.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        _listener.Bind(new IPEndPoint(at, 0));
        _listener.Listen();
        Port = ((IPEndPoint)_listener.LocalEndPoint!).Port;
        _ = AcceptAsync(serve);
    }

    public int Port { get; }

    public int Accepted => Volatile.Read(ref _accepted);

    /// <summary>Sends everything back.</summary>
    public static TestServer Echo() => new(async stream => await stream.CopyToAsync(stream));

    /// <summary>Answers each request with 200 and its own head.</summary>
    public static TestServer Http() => new(HttpEcho.ServeAsync);

    public void Dispose() => _listener.Dispose();

    private async Task AcceptAsync(Func<NetworkStream, Task> serve)
    {
        try
        {
            while (true)
            {
                Socket accepted = await _listener.AcceptAsync();
                Interlocked.Increment(ref _accepted);
                _ = ServeAsync(serve, accepted);
            }
        }
        catch (Exception over) when (over is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private static async Task ServeAsync(Func<NetworkStream, Task> serve, Socket accepted)
    {
        using NetworkStream stream = new(accepted, ownsSocket: true);
        try
        {
            await serve(stream);
        }
        catch (IOException)
        {
            // The client went away.
        }
    }
}
