namespace AgentOS.Client.Files;

internal sealed record FileExistsAnswer(bool Exists);
