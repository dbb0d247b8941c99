namespace AgentOS.Llm.Scheduling;

/// <summary>Who asks: an agent, or something that has agents below it.</summary>
/// <param name="Name">Unique in a scheduler; an agent's id.</param>
public readonly record struct LlmClientId(string Name)
{
    /// <inheritdoc/>
    public override string ToString() => Name;
}
