using System.Buffers;

namespace AgentOS.Kernel.Server;

/// <summary>Bytes that come in at the end and go out at the front. An empty one holds no memory, so that an idle connection costs none.</summary>
internal sealed class PooledBuffer : IBufferWriter<byte>
{
    private const int Smallest = 4096;

    private byte[] _bytes = [];
    private int _start, _end;

    /// <summary>How much is inside, in bytes.</summary>
    public int Length => _end - _start;

    /// <summary>What is inside. Valid until the next change.</summary>
    public Span<byte> Content => _bytes.AsSpan(_start, Length);

    public void Advance(int count) => _end += count;

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return _bytes.AsMemory(_end);
    }

    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return _bytes.AsSpan(_end);
    }

    /// <summary>Takes bytes away from the end.</summary>
    /// <param name="length">What is left.</param>
    public void Truncate(int length) => _end = _start + length;

    /// <summary>Takes bytes away from the front.</summary>
    public void Consume(int count)
    {
        _start += count;
        if (_start == _end)
            Clear();
    }

    /// <summary>Takes everything away, and gives the memory back.</summary>
    public void Clear()
    {
        if (_bytes.Length > 0)
            ArrayPool<byte>.Shared.Return(_bytes);
        (_bytes, _start, _end) = ([], 0, 0);
    }

    private void Reserve(int wanted)
    {
        wanted = Math.Max(wanted, 1);
        if (_bytes.Length - _end >= wanted)
            return;
        int length = Length;
        byte[] bytes = ArrayPool<byte>.Shared.Rent(Math.Max(Smallest, Math.Max(length + wanted, length * 2)));
        Content.CopyTo(bytes);
        if (_bytes.Length > 0)
            ArrayPool<byte>.Shared.Return(_bytes);
        (_bytes, _start, _end) = (bytes, 0, length);
    }
}
