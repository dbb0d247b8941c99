using System.ComponentModel;

namespace AgentOS.Functions.Files;

internal sealed record TwoPathArguments(
    [property: Description("Absolute path it has")] string From,
    [property: Description("Absolute path it gets")] string To);
