using System.IO.Pipelines;
using AgentOS.Testing;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace AgentOS.Mcp.Tests.Server;

/// <summary>A server over an agent of its own, and the official client in the same process.</summary>
internal sealed class LiveServer : IAsyncDisposable
{
    private readonly TempDirectory _directory = new();
    private readonly Pipe _toServer = new();
    private readonly Pipe _toClient = new();
    private Task _running = Task.CompletedTask;

    public McpClient Client { get; private set; } = null!;

    public static async Task<LiveServer> StartAsync(string? level = null, McpClientOptions? options = null)
    {
        LiveServer server = new();
        McpOptions served = new("0.0.0-test") { Database = server._directory["agent.db"], Level = level };
        server._running = McpHost.RunAsync(served, server._toServer.Reader.AsStream(), server._toClient.Writer.AsStream(), CancellationToken.None);
        StreamClientTransport transport = new(server._toServer.Writer.AsStream(), server._toClient.Reader.AsStream());
        Task<McpClient> connecting = McpClient.CreateAsync(transport, options);
        // A server that could not start says why.
        await Task.WhenAny(connecting, server._running);
        if (server._running.IsFaulted)
            await server._running;
        server.Client = await connecting;
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        await Client.DisposeAsync();
        await _toServer.Writer.CompleteAsync();
        await _running;
        _directory.Dispose();
    }
}
