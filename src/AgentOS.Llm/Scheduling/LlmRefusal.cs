using AgentOS.Errors;

namespace AgentOS.Llm.Scheduling;

/// <summary>Why a call was not taken, or was given up while it waited.</summary>
/// <param name="Error">The entry of the catalogue: <see cref="SchedulingErrors"/>, or one of the budget's.</param>
/// <param name="Client">Whose call.</param>
/// <param name="Detail">Numbers of this occurrence.</param>
/// <param name="RetryAfter">When trying again may help; null is not by waiting.</param>
public sealed record LlmRefusal(ErrorDefinition Error, LlmClientId Client, string Detail, TimeSpan? RetryAfter)
{
    /// <summary>As an exception.</summary>
    public AgentOSException ToException() => new(Error, "ask a language model for", Client.Name, Detail);
}
