using System.ComponentModel;

namespace AgentOS.Functions.KeyValues;

internal sealed record KeyArguments([property: Description("The key")] string Key);
