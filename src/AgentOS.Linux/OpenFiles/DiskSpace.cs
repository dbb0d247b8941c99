namespace AgentOS.Linux;

/// <summary>Sizes of the file system that holds a file, in bytes.</summary>
/// <param name="Total">Size of the file system.</param>
/// <param name="Free">Unused bytes.</param>
/// <param name="Available">Unused bytes an ordinary user may take.</param>
public readonly record struct DiskSpace(long Total, long Free, long Available);
