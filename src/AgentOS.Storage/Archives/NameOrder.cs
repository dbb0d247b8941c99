namespace AgentOS.Storage.Archives;

/// <summary>Byte order of names.</summary>
internal sealed class NameOrder : IComparer<byte[]>
{
    internal static readonly NameOrder Instance = new();

    public int Compare(byte[]? x, byte[]? y) => x.AsSpan().SequenceCompareTo(y);
}
