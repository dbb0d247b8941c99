using System.Diagnostics;

namespace AgentOS.Mcp.Tests.Clients;

public sealed class ExampleTests
{
    [Fact]
    public async Task The_example_of_kernel_calls_prints_what_it_says()
    {
        using LiveKernel kernel = new();
        // Built beside the tests, in the same configuration.
        string program = AppContext.BaseDirectory.Replace("AgentOS.Mcp.Tests", "KernelCalls", StringComparison.Ordinal) + "KernelCalls.dll";
        using Process process = Process.Start(new ProcessStartInfo("dotnet", [program, kernel.Socket]) { UseShellExecute = false, RedirectStandardOutput = true })!;
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.Equal("Hello, world!\nAda\nsuccess\n100 echoes\nENOENT\n", output);
    }
}
