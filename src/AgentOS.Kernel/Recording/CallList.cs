using System.Collections;

namespace AgentOS.Kernel.Recording;

/// <summary>Recorded calls in blocks that stay where they are: a list that grows would copy all of them, on the reactor's thread.</summary>
internal sealed class CallList : IReadOnlyList<RecordedCall>
{
    private const int BlockCalls = 4096;

    private readonly List<RecordedCall[]> _blocks = [];

    public int Count { get; private set; }

    public RecordedCall this[int index] => _blocks[index / BlockCalls][index % BlockCalls];

    /// <summary>Adds one.</summary>
    public void Add(in RecordedCall call)
    {
        if (Count == _blocks.Count * BlockCalls)
            _blocks.Add(new RecordedCall[BlockCalls]);
        _blocks[^1][Count++ % BlockCalls] = call;
    }

    /// <summary>Those from one on.</summary>
    public RecordedCall[] From(int first)
    {
        RecordedCall[] calls = new RecordedCall[Count - first];
        for (int index = first; index < Count; index++)
            calls[index - first] = this[index];
        return calls;
    }

    public IEnumerator<RecordedCall> GetEnumerator()
    {
        for (int index = 0; index < Count; index++)
            yield return this[index];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
