namespace AgentOS.Client.Files;

/// <summary>What the files take.</summary>
/// <param name="Inodes">How many inodes.</param>
/// <param name="BytesUsed">Bytes of content.</param>
public sealed record FileSpace(long Inodes, long BytesUsed);
