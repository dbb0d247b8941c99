namespace AgentOS.Llm.Resilience;

/// <summary>
/// Keeps calls away from a provider that fails: after some failures in a row it opens, after a while it lets one call through as a trial, whose end decides (M. Nygard, "Release It!").
/// Thread-safe.
/// </summary>
/// <param name="failures">So many in a row open it, 1 and up.</param>
/// <param name="pause">How long it is open.</param>
/// <param name="clock">Measures that.</param>
public sealed class CircuitBreaker(int failures, TimeSpan pause, TimeProvider clock)
{
    private readonly Lock _lock = new();
    private int _inRow;
    private long? _openedAt;
    private bool _isTried;

    /// <summary>Whether calls are kept away.</summary>
    public bool IsOpen
    {
        get
        {
            lock (_lock)
                return _openedAt is { } opened && (_isTried || clock.GetElapsedTime(opened) < pause);
        }
    }

    /// <summary>Lets a call through, which must be followed by <see cref="Succeed"/>, <see cref="Fail"/> or <see cref="Withdraw"/>.</summary>
    /// <returns>False when it is open.</returns>
    public bool TryEnter()
    {
        lock (_lock)
        {
            if (_openedAt is not { } opened)
                return true;
            if (_isTried || clock.GetElapsedTime(opened) < pause)
                return false;
            _isTried = true;
            return true;
        }
    }

    /// <summary>A call was answered.</summary>
    public void Succeed()
    {
        lock (_lock)
            (_inRow, _openedAt, _isTried) = (0, null, false);
    }

    /// <summary>A call failed, by the provider's fault.</summary>
    public void Fail()
    {
        lock (_lock)
        {
            _inRow++;
            if (_openedAt is null && _inRow < failures)
                return;
            (_openedAt, _isTried) = (clock.GetTimestamp(), false);
        }
    }

    /// <summary>A call ended without saying anything about the provider: it was given up, or the question was wrong.</summary>
    public void Withdraw()
    {
        lock (_lock)
            _isTried = false;
    }
}
