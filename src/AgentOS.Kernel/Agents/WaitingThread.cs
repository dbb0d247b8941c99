namespace AgentOS.Kernel.Agents;

/// <summary>Runs work that mostly waits on a thread of its own: the thread pool has few, and they must not all wait.</summary>
internal static class WaitingThread
{
    public static Task<T> Run<T>(Func<T> work) =>
        Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
}
