namespace AgentOS.Kernel.Records;

/// <summary>Something to be done with the logbook.</summary>
/// <param name="work">What.</param>
/// <param name="lost">Hears that it could not be done.</param>
internal sealed class LogbookWork(Action<LogbookTables> work, Action? lost = null)
{
    private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends when it is on disk.</summary>
    public Task Done => _done.Task;

    /// <summary>Does it.</summary>
    public void Run(LogbookTables tables) => work(tables);

    /// <summary>It is on disk.</summary>
    public void Complete() => _done.TrySetResult();

    /// <summary>It is not, and will not be.</summary>
    public void Fail(Exception why)
    {
        lost?.Invoke();
        _done.TrySetException(why);
    }
}
