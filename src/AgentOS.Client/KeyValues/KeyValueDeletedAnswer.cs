namespace AgentOS.Client.KeyValues;

internal sealed record KeyValueDeletedAnswer(bool Deleted);
