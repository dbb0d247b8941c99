using AgentOS.Llm.Configuration;
using AgentOS.Llm.Routing;

namespace AgentOS.LlmServer.Providers;

/// <summary>All providers of one configuration. Calls under way keep theirs when another takes its place.</summary>
/// <param name="configuration">It.</param>
/// <param name="providers">By name.</param>
internal sealed class Fleet(LlmConfiguration configuration, IReadOnlyDictionary<string, ConfiguredProvider> providers)
{
    /// <summary>The configuration.</summary>
    public LlmConfiguration Configuration => configuration;

    /// <summary>The models that may answer, in the order they are tried.</summary>
    /// <exception cref="Errors.AgentOSException"><see cref="Llm.LlmErrors.UnknownModel"/>.</exception>
    public IReadOnlyList<Target> Find(string model, string format) =>
        [.. Router.Find(configuration, model, format).Select(name => new Target(providers[name.Provider], name))];
}

/// <summary>A model that may answer.</summary>
/// <param name="Provider">Where it is.</param>
/// <param name="Name">What it is called.</param>
internal sealed record Target(ConfiguredProvider Provider, ModelName Name);
