namespace AgentOS.Client.KeyValues;

internal sealed record KeyValueListAnswer(IReadOnlyList<KeyValueEntry> Entries);
