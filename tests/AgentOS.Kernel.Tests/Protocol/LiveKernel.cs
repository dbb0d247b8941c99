using AgentOS.Kernel.Server;
using AgentOS.Testing;

namespace AgentOS.Kernel.Tests.Protocol;

/// <summary>A kernel of this process at a socket of its own.</summary>
public sealed class LiveKernel : IDisposable
{
    private const string Name = "kernel.sock";

    private readonly TempDirectory _directory = new();
    private readonly KernelServer _server;

    public LiveKernel() => _server = KernelServer.Start(_directory.Path, Name, "0.0.0-test");

    internal string Socket => Path.Combine(_directory.Path, Name);

    internal RawClient Connect() => new(Socket);

    public void Dispose()
    {
        _server.Dispose();
        _directory.Dispose();
    }
}
