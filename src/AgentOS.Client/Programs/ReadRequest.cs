namespace AgentOS.Client.Programs;

internal sealed record ReadRequest(string Path);
