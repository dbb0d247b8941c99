namespace AgentOS.Kernel.Databases.Calls.Files;

/// <summary>Sizes of an agent.db.</summary>
/// <param name="Inodes">How many.</param>
/// <param name="BytesUsed">Length of the file.</param>
internal sealed record UsageAnswer(long Inodes, long BytesUsed) : DataAnswer;
