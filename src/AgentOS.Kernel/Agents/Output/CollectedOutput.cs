using Microsoft.Win32.SafeHandles;

namespace AgentOS.Kernel.Agents.Output;

/// <summary>What one run of an agent prints, and where it goes.</summary>
/// <param name="Pipe">Where it comes from.</param>
/// <param name="Log">Where it goes.</param>
internal sealed record CollectedOutput(SafeFileHandle Pipe, AgentLog Log) : IDisposable
{
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when all of it is in the log.</summary>
    public Task Ended => _ended.Task;

    public void Dispose()
    {
        Pipe.Dispose();
        Log.Dispose();
        _ended.TrySetResult();
    }
}
