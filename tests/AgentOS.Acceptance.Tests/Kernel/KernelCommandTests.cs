using System.Text.Json;
using AgentOS.Testing;

namespace AgentOS.Acceptance.Tests.Kernel;

/// <summary><c>agentos kernel status</c> and <c>stop</c> as an operator meets them.</summary>
public sealed class KernelCommandTests : IDisposable
{
    private readonly TempDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task Status_tells_how_the_kernel_is()
    {
        await using KernelProcess kernel = await KernelProcess.StartAsync(_directory.Path);
        JsonElement status = JsonDocument.Parse((await kernel.RunAsync("kernel", "status", "--json")).Succeeded().Output).RootElement;
        Assert.True(status.GetProperty("running").GetBoolean());
        Assert.Equal(kernel.Socket, status.GetProperty("kernel").GetProperty("socket").GetString());
        Assert.NotEmpty(status.GetProperty("system").GetProperty("cgroup").GetString()!);
        Assert.Contains(kernel.Socket, (await kernel.RunAsync("kernel", "status")).Succeeded().Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stop_ends_the_kernel_and_its_agents_and_leaves_no_socket()
    {
        await using KernelProcess kernel = await KernelProcess.StartAsync(_directory.Path);
        int agent;
        using (KernelClient client = kernel.Connect())
            agent = client.Call(KernelClient.Spawn, """{"command": ["sleep", "1000"]}""").GetProperty("pid").GetInt32();
        Assert.True(Directory.Exists($"/proc/{agent}"));

        (await kernel.RunAsync("kernel", "stop")).Succeeded();
        await kernel.Process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, kernel.Process.ExitCode);
        Assert.False(Directory.Exists($"/proc/{agent}"));
        Assert.False(File.Exists(kernel.Socket));
    }

    [Theory]
    [InlineData("status")]
    [InlineData("stop")]
    public async Task Without_a_kernel_they_say_so(string command)
    {
        ProgramRun run = await PublishedProgram.RunAsync(_directory.Path, "kernel", command, "--socket", KernelProcess.SocketIn(_directory.Path));
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("(kernel.not-running)", run.Error, StringComparison.Ordinal);
    }
}
