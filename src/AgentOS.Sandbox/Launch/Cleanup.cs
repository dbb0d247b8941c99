namespace AgentOS.Sandbox;

/// <summary>Disposes what a half-done start acquired, last first, unless the start succeeds.</summary>
internal sealed class Cleanup : IDisposable
{
    private readonly Stack<IDisposable> _acquired = new();

    public T Add<T>(T acquired)
        where T : IDisposable
    {
        _acquired.Push(acquired);
        return acquired;
    }

    /// <summary>Leaves everything to its new owner.</summary>
    public void Keep() => _acquired.Clear();

    public void Dispose()
    {
        while (_acquired.TryPop(out IDisposable? acquired))
            acquired.Dispose();
    }
}
