using AgentOS.Errors;
using AgentOS.Llm;
using AgentOS.Llm.Configuration;
using AgentOS.Llm.Providers;
using AgentOS.Llm.Resilience;

namespace AgentOS.LlmServer.Providers;

/// <summary>A provider of the configuration with its keys. Thread-safe.</summary>
/// <param name="settings">Of it.</param>
/// <param name="provider">Asks it.</param>
/// <param name="keys">Reads them; anew when the configuration is.</param>
/// <param name="breaker">Keeps calls away while it fails.</param>
internal sealed class ConfiguredProvider(ProviderSettings settings, IProvider provider, Func<IReadOnlyList<ProviderKey>> keys, CircuitBreaker breaker)
{
    private readonly Lazy<IReadOnlyList<ProviderKey>> _keys = new(keys);

    /// <summary>Of it.</summary>
    public ProviderSettings Settings => settings;

    /// <summary>Asks it.</summary>
    public IProvider Provider => provider;

    /// <summary>Keeps calls away while it fails.</summary>
    public CircuitBreaker Breaker => breaker;

    /// <summary>The key with the least to do.</summary>
    /// <exception cref="AgentOSException"><see cref="LlmErrors.NoKey"/>.</exception>
    public ProviderKey TakeKey()
    {
        ProviderKey key = _keys.Value.Where(known => !known.IsRefused).MinBy(known => known.UnderWay)
            ?? throw new AgentOSException(LlmErrors.NoKey, "ask", settings.Name, settings.Keys.Count == 0 ? null : string.Join(", ", settings.Keys));
        key.Begin();
        return key;
    }
}
