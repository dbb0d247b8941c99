namespace AgentOS.Client.Files;

internal sealed record FileTargetAnswer(string Target);
