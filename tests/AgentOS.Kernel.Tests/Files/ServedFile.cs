using AgentOS.Kernel.Databases;
using AgentOS.Testing;

namespace AgentOS.Kernel.Tests.Files;

/// <summary>An agent.db served at a socket by this process.</summary>
public sealed class ServedFile : IAsyncLifetime
{
    private readonly TempDirectory _directory = new();
    private DatabaseServer? _server;

    public string Database => _directory["agent.db"];

    private string Socket => _directory["served.sock"];

    internal DataClient Connect() => new(Socket);

    public async ValueTask InitializeAsync()
    {
        _server = await DatabaseServer.StartAsync(Database, "0.0.0-test");
        _server.Listen(Socket);
    }

    public async ValueTask DisposeAsync()
    {
        await _server!.DisposeAsync();
        _directory.Dispose();
    }
}
