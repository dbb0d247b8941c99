using AgentOS.Kernel.Tests.Protocol;
using AgentOS.Testing;

namespace AgentOS.Kernel.Tests.Exec;

/// <summary>A kernel over a working directory of the test's own, whose operators' commands run in a sandbox.</summary>
public sealed class OperatorKernel : IDisposable
{
    private readonly TempDirectory _directory = new();
    private readonly AgentKernel? _kernel;

    public OperatorKernel()
    {
        if (!CanRun)
            return;
        File.WriteAllText(Path.Combine(Directory.CreateDirectory(Project).FullName, "readme"), "on the host");
        Directory.CreateDirectory(_directory["runtime"]);
        _kernel = AgentKernel.Start(new AgentKernelOptions(Socket, _directory["runtime"], _directory["state"], "0.0.0-test") { WorkingDirectory = Project });
    }

    /// <summary>The host directory the operators work on.</summary>
    public string Project => _directory["project"];

    private static bool CanRun => File.Exists(PublishedInit.Path) && File.Exists("/usr/bin/bwrap");

    private string Socket => _directory["kernel.sock"];

    internal RawClient Connect()
    {
        Assert.SkipUnless(CanRun, "agentos-init is not published (run ./agentos once), or bubblewrap is not installed");
        return new RawClient(Socket);
    }

    public void Dispose()
    {
        _kernel?.Dispose();
        _directory.Dispose();
    }
}
