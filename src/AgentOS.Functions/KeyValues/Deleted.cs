using System.ComponentModel;

namespace AgentOS.Functions.KeyValues;

internal sealed record Deleted([property: Description("Whether it was there")] bool WasThere);
