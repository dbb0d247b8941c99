using System.Collections.Concurrent;

namespace AgentOS.Fuse.Tests;

internal sealed class RecordingTrace : IOperationTrace
{
    private readonly ConcurrentQueue<string> _lines = new();

    internal IReadOnlyCollection<string> Lines => _lines;

    public void Write(ReadOnlySpan<char> line) => _lines.Enqueue(line.ToString());

    internal void Clear() => _lines.Clear();
}
