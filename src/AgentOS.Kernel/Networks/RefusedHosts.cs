using AgentOS.Network.Policy;
using AgentOS.Network.Record;

namespace AgentOS.Kernel.Networks;

/// <summary>Counts what was refused, by host and port: what a person reads when the program has ended.</summary>
internal sealed class RefusedHosts
{
    // A program that tries names at random must not fill memory; the record in the agent's file has the rest.
    private const int Most = 256;

    private readonly Lock _lock = new();
    private readonly Dictionary<(string Host, int Port), RefusedHost> _refused = [];

    /// <summary>Takes one event; what was allowed is none.</summary>
    public void Note(EgressEvent happened)
    {
        if (happened.Verdict != EgressVerdict.Denied)
            return;
        lock (_lock)
        {
            (string, int) key = (happened.Host, happened.Port);
            if (_refused.TryGetValue(key, out RefusedHost? former))
                _refused[key] = former with { Count = former.Count + 1 };
            else if (_refused.Count < Most)
                _refused.Add(key, new RefusedHost(happened.Host, happened.Port, 1, happened.Reason, happened.Remedy));
        }
    }

    /// <summary>All, the most frequent first.</summary>
    public IReadOnlyList<RefusedHost> ToList()
    {
        lock (_lock)
            return [.. _refused.Values.OrderByDescending(refused => refused.Count)];
    }
}
