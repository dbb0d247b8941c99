using System.Text;

namespace AgentOS.Acceptance.Tests;

/// <summary>How a program ended and what it printed.</summary>
internal sealed record ProgramRun(int ExitCode, byte[] OutputBytes, string Error)
{
    public string Output => Encoding.UTF8.GetString(OutputBytes);

    /// <summary>The run itself; fails the test when it did not succeed.</summary>
    public ProgramRun Succeeded()
    {
        Assert.True(ExitCode == 0, $"exit status {ExitCode}\n{Output}\n{Error}");
        return this;
    }
}
