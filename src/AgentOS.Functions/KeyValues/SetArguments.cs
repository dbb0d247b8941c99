using System.ComponentModel;
using System.Text.Json;

namespace AgentOS.Functions.KeyValues;

internal sealed record SetArguments(
    [property: Description("The key")] string Key,
    [property: Description("Any JSON value")] JsonElement Value);
