namespace AgentOS.Network.Dns;

/// <summary>Programs ask twice (for both families) and again and again; the record has one line for that.</summary>
internal sealed class RecentRefusals(TimeProvider time)
{
    private const int Most = 256;
    private static readonly TimeSpan s_window = TimeSpan.FromSeconds(10);

    private readonly Dictionary<string, long> _told = new(StringComparer.Ordinal);

    /// <summary>Whether it was not told in the last ten seconds; then it is now.</summary>
    public bool IsNew(string refusal)
    {
        lock (_told)
        {
            long now = time.GetTimestamp();
            if (_told.TryGetValue(refusal, out long before) && time.GetElapsedTime(before, now) < s_window)
                return false;
            if (_told.Count >= Most)
                _told.Clear();
            _told[refusal] = now;
            return true;
        }
    }
}
