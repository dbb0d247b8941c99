using Microsoft.Win32.SafeHandles;

namespace AgentOS.Kernel.Agents.Output;

/// <summary>What one run of an agent prints, and where it goes.</summary>
/// <param name="Pipe">Where it comes from.</param>
/// <param name="Log">Where it goes.</param>
internal sealed record CollectedOutput(SafeFileHandle Pipe, AgentLog Log) : IDisposable
{
    public void Dispose()
    {
        Pipe.Dispose();
        Log.Dispose();
    }
}
