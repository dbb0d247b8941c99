namespace AgentOS.Client.Server;

/// <summary>Something that a live program wrote.</summary>
/// <param name="IsError">Whether to its standard error; with a terminal nothing is.</param>
/// <param name="Data">The bytes.</param>
public readonly record struct TerminalOutput(bool IsError, ReadOnlyMemory<byte> Data);
