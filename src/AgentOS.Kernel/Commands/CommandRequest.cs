namespace AgentOS.Kernel.Commands;

/// <summary>A command to run in a sandbox.</summary>
/// <param name="Join">Program, environment and directory.</param>
/// <param name="Input">Its standard input.</param>
/// <param name="TimeLimit">After which it is ended with everything that came of it.</param>
/// <param name="OutputLimit">How much of each stream is kept, in bytes.</param>
internal sealed record CommandRequest(JoinRequest Join, ReadOnlyMemory<byte> Input, TimeSpan TimeLimit, int OutputLimit);
