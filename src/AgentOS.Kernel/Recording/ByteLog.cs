namespace AgentOS.Kernel.Recording;

/// <summary>Bytes that are kept one after the other in large blocks, so that keeping a call costs two copies and no allocation.</summary>
internal sealed class ByteLog
{
    private const int BlockBytes = 1 << 20;

    private byte[] _block = [];
    private int _used;

    /// <summary>How much was kept, in bytes.</summary>
    public long Length { get; private set; }

    /// <summary>Keeps copies of both, one after the other.</summary>
    public ReadOnlyMemory<byte> Add(ReadOnlySpan<byte> first, ReadOnlySpan<byte> second)
    {
        int length = first.Length + second.Length;
        if (_block.Length - _used < length)
            (_block, _used) = (GC.AllocateUninitializedArray<byte>(Math.Max(BlockBytes, length)), 0);
        Memory<byte> place = _block.AsMemory(_used, length);
        first.CopyTo(place.Span);
        second.CopyTo(place.Span[first.Length..]);
        _used += length;
        Length += length;
        return place;
    }
}
