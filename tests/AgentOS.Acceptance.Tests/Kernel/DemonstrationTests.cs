using AgentOS.Testing;

namespace AgentOS.Acceptance.Tests.Kernel;

/// <summary>The seed's demonstrations, as examples/kernel has them, against one kernel.</summary>
public sealed class DemonstrationTests : IAsyncLifetime
{
    private readonly TempDirectory _directory = new();
    private KernelProcess? _kernel;

    public async ValueTask InitializeAsync() => _kernel = await KernelProcess.StartAsync(_directory.Path);

    public async ValueTask DisposeAsync()
    {
        await _kernel!.DisposeAsync();
        _directory.Dispose();
    }

    [Theory]
    [InlineData("cpu_hog.py")]
    [InlineData("memory_hog.py")]
    [InlineData("fork_bomb.py")]
    [InlineData("malicious_agent.py")]
    [InlineData("crash_isolation.py")]
    [InlineData("supervisor.py")]
    [InlineData("pipeline.py")]
    public async Task A_demonstration_keeps_its_promises(string script)
    {
        ProgramRun run = await PublishedProgram.RunAsync(
            _directory.Path, [], ["python3", "-B", Path.Combine(PublishedProgram.Root, "examples", "kernel", script), _kernel!.Socket]);
        Assert.DoesNotContain("BROKEN", run.Succeeded().Output, StringComparison.Ordinal);
    }
}
