namespace AgentOS.Fuse.Nodes;

/// <summary>Many short names in one array: an object per name would cost more than the names.</summary>
internal sealed class NameArena
{
    private const int InitialSize = 1024;

    // Less is not worth the copying.
    private const int LeastGarbage = 16 * 1024;

    private byte[] _bytes = new byte[InitialSize];
    private int _used;
    private int _garbage;

    /// <summary>More than half is names that were released.</summary>
    internal bool IsMostlyGarbage => _garbage > LeastGarbage && _garbage > _used / 2;

    /// <summary>Copies a name in and returns where it starts.</summary>
    internal int Add(ReadOnlySpan<byte> name)
    {
        if (_used + name.Length > _bytes.Length)
            Array.Resize(ref _bytes, _bytes.Length * 2);
        int start = _used;
        name.CopyTo(_bytes.AsSpan(start));
        _used += name.Length;
        return start;
    }

    internal ReadOnlySpan<byte> Get(int start, int length) => _bytes.AsSpan(start, length);

    /// <summary>A name of this length is not needed any more.</summary>
    internal void Release(int length) => _garbage += length;
}
