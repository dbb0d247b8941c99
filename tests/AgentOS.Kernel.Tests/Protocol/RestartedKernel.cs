using AgentOS.Testing;

namespace AgentOS.Kernel.Tests.Protocol;

/// <summary>A kernel that ends and starts again over the same state directory.</summary>
internal sealed class RestartedKernel : IDisposable
{
    private readonly TempDirectory _directory = new();
    private AgentKernel _kernel;

    public RestartedKernel() => _kernel = Start();

    public string StateDirectory => Path.Combine(_directory.Path, "state");

    public RawClient Connect() => new(Socket);

    public void Restart()
    {
        _kernel.Dispose();
        _kernel = Start();
    }

    public void Dispose()
    {
        _kernel.Dispose();
        _directory.Dispose();
    }

    private string Socket => Path.Combine(_directory.Path, "kernel.sock");

    private AgentKernel Start() => AgentKernel.Start(new AgentKernelOptions(Socket, _directory.Path, StateDirectory, "0.0.0-test"));
}
