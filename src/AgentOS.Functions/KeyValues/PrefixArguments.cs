using System.ComponentModel;

namespace AgentOS.Functions.KeyValues;

internal sealed record PrefixArguments([property: Description("Only keys that begin so")] string? Prefix = null);
