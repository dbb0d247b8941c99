namespace AgentOS.Storage.Archives;

/// <summary>A part of a file that is stored; between two of them is a hole.</summary>
/// <param name="Offset">Where it begins.</param>
/// <param name="Length">Its bytes.</param>
internal readonly record struct DataRange(long Offset, long Length)
{
    internal long End => Offset + Length;
}
