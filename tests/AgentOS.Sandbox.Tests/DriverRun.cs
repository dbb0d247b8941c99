using System.Text;

namespace AgentOS.Sandbox.Tests;

/// <summary>What a run of the driver left.</summary>
internal sealed record DriverRun(int ExitCode, byte[] OutputBytes, string Error)
{
    public string Output => Encoding.UTF8.GetString(OutputBytes);
}
