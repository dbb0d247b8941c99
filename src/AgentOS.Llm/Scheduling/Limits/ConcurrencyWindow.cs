namespace AgentOS.Llm.Scheduling.Limits;

/// <summary>
/// How many calls a provider bears at a time, by additive increase and multiplicative decrease (Chiu and Jain 1989): one more after a window of answers, half
/// after it refused, nine tenths when the first token takes much longer than it used to.
/// </summary>
internal sealed class ConcurrencyWindow(int limit)
{
    private const double OnRefusal = 0.5, OnDelay = 0.9;

    // Times to the first token differ with the prompt's length; three times the usual is no accident any more.
    private const double Tolerance = 3;
    private const double Fast = 0.3, Slow = 0.02;

    // Whoever begins to answer within a tenth of a second has not too much to do: what is thrice the usual then is a pause of some program on the way.
    private const double Prompt = 0.1 * TimeSpan.TicksPerSecond;

    // Before so many answers nobody knows what is usual.
    private const int Warmup = 20;

    private double _window = limit;
    private double _recent, _usual;
    private int _answers;
    private long _quietUntil = long.MinValue;

    /// <summary>The most there may be, whatever the provider bears.</summary>
    public int Limit { get; private set; } = limit;

    /// <summary>Calls under way at a time, 1 to <see cref="Limit"/>.</summary>
    public int Size => (int)_window;

    public void SetLimit(int limit)
    {
        // A window nothing has narrowed follows the limit up.
        _window = Size == Limit ? limit : Math.Min(_window, limit);
        Limit = limit;
    }

    public void Answered() => _window = Math.Min(Limit, _window + (1 / _window));

    /// <summary>The provider refused. Refusals until a moment are one.</summary>
    /// <param name="now">When.</param>
    /// <param name="quietUntil">That moment.</param>
    /// <param name="inFlight">Calls that were under way: a window that was not used says nothing.</param>
    public void Refused(long now, long quietUntil, int inFlight)
    {
        if (now >= _quietUntil)
            _window = Math.Min(_window, inFlight);
        Narrow(OnRefusal, now, quietUntil);
    }

    /// <summary>A first token came.</summary>
    /// <param name="now">When.</param>
    /// <param name="delay">After how long, in ticks.</param>
    public void FirstToken(long now, long delay)
    {
        if (_answers++ == 0)
            (_recent, _usual) = (delay, delay);
        _recent += Fast * (delay - _recent);
        _usual += Slow * (delay - _usual);
        if (_answers > Warmup && _recent > Math.Max(Prompt, Tolerance * _usual))
            Narrow(OnDelay, now, now + (long)_recent);
    }

    private void Narrow(double factor, long now, long quietUntil)
    {
        if (now < _quietUntil)
            return;
        _quietUntil = quietUntil;
        _window = Math.Max(1, _window * factor);
    }
}
