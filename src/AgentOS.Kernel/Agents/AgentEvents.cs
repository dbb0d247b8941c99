namespace AgentOS.Kernel.Agents;

/// <summary>Where everything that happens to agents is told. Heard on the thread on which it happened: whoever hears must not wait.</summary>
internal sealed class AgentEvents
{
    /// <summary>Something happened.</summary>
    public event Action<AgentEvent>? Happened;

    /// <summary>Tells it.</summary>
    public void Publish(AgentEvent happened) => Happened?.Invoke(happened);
}
