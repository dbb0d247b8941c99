using AgentOS.Store.Texts;

namespace AgentOS.Store.Delegation;

/// <summary>What a sub-agent did last. Thread-safe.</summary>
internal sealed class SubAgentLog
{
    private const int MostLines = 1000, LongestLine = 500;

    private readonly Queue<string> _lines = new();

    public void Add(string line)
    {
        string shown = VisibleText.Of(line.Length > LongestLine ? line[..LongestLine] + "…" : line);
        lock (_lines)
        {
            _lines.Enqueue(shown);
            if (_lines.Count > MostLines)
                _ = _lines.Dequeue();
        }
    }

    public IReadOnlyList<string> Read()
    {
        lock (_lines)
            return [.. _lines];
    }
}
