using AgentOS.Errors;
using AgentOS.Llm.Configuration;

namespace AgentOS.Llm.Routing;

/// <summary>Says which models may answer a question.</summary>
public static class Router
{
    /// <summary>The models to try, in their order.</summary>
    /// <param name="configuration">The configuration.</param>
    /// <param name="model">As the question names it; empty is the default.</param>
    /// <param name="format">The format of the question: a name nobody knows belongs to the first provider that speaks it.</param>
    /// <exception cref="AgentOSException"><see cref="LlmErrors.UnknownModel"/>.</exception>
    public static IReadOnlyList<ModelName> Find(LlmConfiguration configuration, string model, string format)
    {
        string name = model.Length > 0 ? model : configuration.Default ?? "";
        if (configuration.Models.TryGetValue(name, out IReadOnlyList<ModelName>? known))
            return known;
        int slash = name.IndexOf('/', StringComparison.Ordinal);
        if (slash > 0 && slash < name.Length - 1 && configuration.Find(name[..slash]) is not null)
            return [new ModelName(name[..slash], name[(slash + 1)..])];
        if (configuration.Models.TryGetValue(LlmConfiguration.EveryOther, out IReadOnlyList<ModelName>? every))
            return every;
        return name.Length > 0 && configuration.Providers.FirstOrDefault(provider => provider.Format == format) is { } native
            ? [new ModelName(native.Name, name)]
            : throw new AgentOSException(LlmErrors.UnknownModel, "ask", name.Length == 0 ? "no model by name" : name);
    }
}
