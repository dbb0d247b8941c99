namespace AgentOS.Storage;

/// <summary>What compacting a database file did.</summary>
/// <param name="BytesBefore">The file's length before.</param>
/// <param name="BytesAfter">Its length now.</param>
public sealed record Compaction(long BytesBefore, long BytesAfter);
