namespace AgentOS.Client.KeyValues;

internal sealed record KeyValueChangedAnswer(bool Changed);
