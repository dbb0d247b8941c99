using System.ComponentModel;
using AgentOS.Client.KeyValues;

namespace AgentOS.Functions.KeyValues;

internal sealed record Entries([property: Description("Keys with their values")] IReadOnlyList<KeyValueEntry> Items);
