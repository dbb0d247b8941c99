namespace AgentOS.Client.Programs;

internal sealed record WriteRequest(string Path, string Content, WriteMode Mode);
