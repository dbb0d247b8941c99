using System.Text.Json;

namespace AgentOS.Client.KeyValues;

internal sealed record KeyValueAnswer(bool Exists, JsonElement? Value);

internal sealed record KeyValueListAnswer(IReadOnlyList<KeyValueEntry> Entries);

internal sealed record KeyValueDeletedAnswer(bool Deleted);

internal sealed record KeyValueChangedAnswer(bool Changed);
