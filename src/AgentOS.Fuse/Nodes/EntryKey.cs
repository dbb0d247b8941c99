namespace AgentOS.Fuse.Nodes;

/// <summary>A 64-bit hash of a directory and a name (FNV-1a, RFC 9923). A collision costs one needless or one late invalidation.</summary>
internal static class EntryKey
{
    private const ulong OffsetBasis = 0xCBF29CE484222325;
    private const ulong Prime = 0x100000001B3;

    internal static ulong Of(long parent, ReadOnlySpan<byte> name)
    {
        ulong hash = (OffsetBasis ^ (ulong)parent) * Prime;
        foreach (byte character in name)
            hash = (hash ^ character) * Prime;
        return hash;
    }
}
