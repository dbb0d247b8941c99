namespace AgentOS.Sandbox;

/// <summary>A directory or file of the host. Sockets inside are masked.</summary>
/// <param name="Path">Absolute path.</param>
public sealed record BindSource(string Path) : IHostSource;
