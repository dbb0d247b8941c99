namespace AgentOS.Cli.Commands.Snapshots;

/// <summary>What <c>agentos gc</c> did; also its JSON shape.</summary>
/// <param name="BytesBefore">The file's length before.</param>
/// <param name="BytesAfter">Its length after.</param>
internal sealed record Collected(long BytesBefore, long BytesAfter);
