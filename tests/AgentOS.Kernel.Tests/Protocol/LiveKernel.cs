using AgentOS.Testing;

namespace AgentOS.Kernel.Tests.Protocol;

/// <summary>A kernel of this process at a socket of its own.</summary>
public sealed class LiveKernel : IDisposable
{
    private const string Name = "kernel.sock";

    private readonly TempDirectory _directory = new();
    private readonly AgentKernel _kernel;

    public LiveKernel() => _kernel = AgentKernel.Start(new AgentKernelOptions(Socket, _directory.Path, _directory.Path, "0.0.0-test"));

    internal string Socket => Path.Combine(_directory.Path, Name);

    internal RawClient Connect() => new(Socket);

    public void Dispose()
    {
        _kernel.Dispose();
        _directory.Dispose();
    }
}
