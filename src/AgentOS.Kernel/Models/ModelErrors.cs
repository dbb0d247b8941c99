using AgentOS.Errors;

namespace AgentOS.Kernel.Models;

/// <summary>Failures of calls to language models.</summary>
public static class ModelErrors
{
    /// <summary>No back end.</summary>
    public static readonly ErrorDefinition NotConfigured = new("llm.not-configured",
        "this kernel has no language model",
        "The call is allowed, but this version of AgentOS comes without connections to models.",
        "When there are, the operator names a model and its key where the kernel is started; the call stays the same.");
}
