namespace AgentOS.Linux;

/// <summary>A terminal's size in characters; zero means unknown.</summary>
public readonly record struct WindowSize(ushort Rows, ushort Columns);
