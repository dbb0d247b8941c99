namespace AgentOS.LlmServer.Providers;

/// <summary>One key of a provider: what the scheduler shares out slots of.</summary>
/// <param name="Name">Unique in the gateway, without the key: <c>openai</c>, <c>openai#2</c>.</param>
/// <param name="Value">The key; null for a provider that asks for none.</param>
internal sealed record ProviderKey(string Name, string? Value)
{
    private int _underWay;
    private volatile bool _isRefused;

    /// <summary>Calls that were given to it and are not over.</summary>
    public int UnderWay => Volatile.Read(ref _underWay);

    /// <summary>Whether the provider has refused it: it is not used again until the configuration is read anew.</summary>
    public bool IsRefused => _isRefused;

    /// <summary>A call is given to it.</summary>
    public void Begin() => Interlocked.Increment(ref _underWay);

    /// <summary>A call is over.</summary>
    public void End() => Interlocked.Decrement(ref _underWay);

    /// <summary>The provider has refused it.</summary>
    public void Refuse() => _isRefused = true;
}
