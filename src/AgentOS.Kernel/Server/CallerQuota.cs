namespace AgentOS.Kernel.Server;

/// <summary>
/// What the connections of one caller have the kernel hold (rule K11). Beyond the limit no connection of this caller is read from, but those in the middle of a
/// frame that was counted: they come to its end, so that no number of half frames stops everything. On the reactor's thread.
/// </summary>
internal sealed class CallerQuota(CallerLimits limits)
{
    private readonly List<Action> _waiting = [];
    private int _connections;
    private long _held;

    /// <summary>Whether more may be taken.</summary>
    public bool HasRoom => _held < limits.Bytes;

    /// <summary>Whether a connection may take another short frame.</summary>
    /// <param name="held">What it holds.</param>
    public bool HasRoomFor(long held) => HasRoom || held < limits.Spare;

    /// <summary>A connection begins.</summary>
    /// <returns>False when there are too many.</returns>
    public bool TryEnter()
    {
        if (_connections >= limits.Connections)
            return false;
        _connections++;
        return true;
    }

    /// <summary>A connection that entered is over.</summary>
    public void Leave() => _connections--;

    /// <summary>A connection holds more than before, or less.</summary>
    /// <param name="bytes">The difference.</param>
    public void Add(long bytes)
    {
        _held += bytes;
        if (!HasRoom || _waiting.Count == 0)
            return;
        Action[] woken = [.. _waiting];
        _waiting.Clear();
        foreach (Action wake in woken)
            wake();
    }

    /// <summary>Has a connection told, once, when there is room again.</summary>
    public void Await(Action wake) => _waiting.Add(wake);
}
