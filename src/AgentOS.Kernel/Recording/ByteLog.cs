namespace AgentOS.Kernel.Recording;

/// <summary>Bytes that are kept one after the other in large blocks, so that keeping a call costs two copies and no allocation.</summary>
internal sealed class ByteLog
{
    private const int BlockBytes = 1 << 20;

    private byte[] _block = [];
    private int _used;

    /// <summary>How much was kept, in bytes.</summary>
    public long Length { get; private set; }

    /// <summary>Keeps a copy.</summary>
    public ReadOnlyMemory<byte> Add(ReadOnlySpan<byte> bytes)
    {
        if (_block.Length - _used < bytes.Length)
            (_block, _used) = (GC.AllocateUninitializedArray<byte>(Math.Max(BlockBytes, bytes.Length)), 0);
        Memory<byte> place = _block.AsMemory(_used, bytes.Length);
        bytes.CopyTo(place.Span);
        _used += bytes.Length;
        Length += bytes.Length;
        return place;
    }
}
