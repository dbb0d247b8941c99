using AgentOS.Errors;

namespace AgentOS.Kernel.Models;

/// <summary>Failures of calls to language models.</summary>
public static class ModelErrors
{
    /// <summary>No configuration.</summary>
    public static readonly ErrorDefinition NotConfigured = new("llm.not-configured",
        "no language model is configured",
        "The call is allowed, but there is no configuration of language models for the user the kernel runs as.",
        "Write ~/.config/agentos/llm.json, which docs/llm.md explains; the next call uses it.");
}
