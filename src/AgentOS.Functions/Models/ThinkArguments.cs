using System.ComponentModel;

namespace AgentOS.Functions.Models;

internal sealed record ThinkArguments(
    [property: Description("The question")] string Prompt,
    [property: Description("What the model is told first")] string? SystemInstruction = null);
