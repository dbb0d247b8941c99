namespace AgentOS.Client.Files;

internal sealed record FileSizeAnswer(long Size);
