namespace AgentOS.Sandbox;

/// <summary>A socket of this process' own that the sandbox is meant to connect to; those of others are masked wherever they are.</summary>
/// <param name="Path">Absolute path, without links.</param>
public sealed record SocketSource(string Path) : IHostSource;
