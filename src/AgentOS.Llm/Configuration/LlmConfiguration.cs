using AgentOS.Llm.Budgets;

namespace AgentOS.Llm.Configuration;

/// <summary>The configuration of language models: one file, read by <see cref="ConfigurationReader"/>.</summary>
/// <param name="Providers">By their names, in the file's order.</param>
public sealed record LlmConfiguration(IReadOnlyList<ProviderSettings> Providers)
{
    /// <summary>The alias that stands for every name without one.</summary>
    public const string EveryOther = "*";

    /// <summary>What an alias stands for: <c>PROVIDER/MODEL</c>, in the order they are tried.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<ModelName>> Models { get; init; } = new Dictionary<string, IReadOnlyList<ModelName>>(StringComparer.Ordinal);

    /// <summary>The model of questions that name none; null is the first provider's only for those that do.</summary>
    public string? Default { get; init; }

    /// <summary>Prices by the model's own name; one that ends in <c>*</c> is for all that begin so.</summary>
    public IReadOnlyDictionary<string, ModelPrice> Prices { get; init; } = new Dictionary<string, ModelPrice>(StringComparer.Ordinal);

    /// <summary>The most calls that one model has at a time, by <c>PROVIDER/MODEL</c>.</summary>
    public IReadOnlyDictionary<string, int> Concurrency { get; init; } = new Dictionary<string, int>(StringComparer.Ordinal);

    /// <summary>How often a question is asked again after a failure that may pass, before the next provider is tried.</summary>
    public int Retries { get; init; } = 2;

    /// <summary>Whether records of calls have the questions and answers themselves, beside their hashes.</summary>
    public bool KeepsContent { get; init; }

    /// <summary>A provider.</summary>
    public ProviderSettings? Find(string provider) => Providers.FirstOrDefault(known => known.Name == provider);
}

/// <summary>A model at a provider.</summary>
/// <param name="Provider">Its name in the configuration.</param>
/// <param name="Model">As the provider names it; may have slashes.</param>
public sealed record ModelName(string Provider, string Model)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Provider}/{Model}";
}
