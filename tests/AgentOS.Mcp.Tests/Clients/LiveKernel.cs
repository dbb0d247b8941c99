using AgentOS.Client;
using AgentOS.Kernel;
using AgentOS.Testing;

namespace AgentOS.Mcp.Tests.Clients;

/// <summary>A kernel of this process at a socket of its own.</summary>
internal sealed class LiveKernel : IDisposable
{
    private readonly TempDirectory _directory = new();
    private readonly AgentKernel _kernel;

    public LiveKernel() => _kernel = AgentKernel.Start(new AgentKernelOptions(Socket, _directory.Path, _directory["state"], "0.0.0-test"));

    public string Socket => _directory["kernel.sock"];

    public Task<AgentOSClient> ConnectAsync() => AgentOSClient.ConnectAsync(Socket);

    public void Dispose()
    {
        _kernel.Dispose();
        _directory.Dispose();
    }
}
