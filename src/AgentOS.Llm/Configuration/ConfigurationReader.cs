using System.Text.Json;
using AgentOS.Errors;
using AgentOS.Llm.Budgets;

namespace AgentOS.Llm.Configuration;

/// <summary>Reads the configuration: JSON, with comments and trailing commas (docs/llm.md).</summary>
public static class ConfigurationReader
{
    private static readonly JsonReaderOptions s_reading = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };
    private static readonly JsonDocumentOptions s_parsing = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <summary>Reads a file.</summary>
    /// <param name="file">Absolute: relative paths in it count from its directory.</param>
    /// <exception cref="AgentOSException"><see cref="LlmErrors.BadConfiguration"/>, with the line.</exception>
    public static LlmConfiguration Read(string file)
    {
        try
        {
            return Parse(File.ReadAllBytes(file), file);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new AgentOSException(LlmErrors.BadConfiguration, "read", file, failure.Message, failure);
        }
    }

    /// <summary>Reads a file's text.</summary>
    /// <exception cref="AgentOSException"><see cref="LlmErrors.BadConfiguration"/>, with the line.</exception>
    public static LlmConfiguration Parse(byte[] text, string file)
    {
        try
        {
            return Interpret(text, file);
        }
        catch (InvalidOperationException problem)
        {
            // What JsonElement says to escapes that stand for no character.
            throw new AgentOSException(LlmErrors.BadConfiguration, "read", file, problem.Message, problem);
        }
    }

    private static LlmConfiguration Interpret(byte[] text, string file)
    {
        using JsonDocument document = Parse(text, file, s_parsing);
        ConfigurationNode root = new ConfigurationNode(file, document.RootElement, "", JsonLines.Of(text, s_reading))
            .Only("providers", "models", "default", "prices", "concurrency", "retries", "keep_content", "scheduler");
        ProviderSettings[] providers = [.. (root.Find("providers") ?? throw root.Wrong("'providers' is missing")).Properties().Select(provider => ProviderReader.Read(provider.Name, provider.Value, file))];
        return new LlmConfiguration(providers)
        {
            Models = ReadModels(root.Find("models"), providers),
            Default = root.Find("default")?.Text(),
            Prices = ReadAll(root.Find("prices"), ReadPrice),
            Concurrency = ReadAll(root.Find("concurrency"), static node => node.Integer(1)),
            Retries = root.Find("retries")?.Integer(0) ?? 2,
            KeepsContent = root.Find("keep_content")?.Truth() ?? false,
        };
    }

    private static JsonDocument Parse(byte[] text, string file, JsonDocumentOptions options)
    {
        try
        {
            return JsonDocument.Parse(text, options);
        }
        catch (JsonException problem)
        {
            throw new AgentOSException(LlmErrors.BadConfiguration, "read", file, $"line {problem.LineNumber + 1}: it is no JSON: {problem.Message}", problem);
        }
    }

    private static Dictionary<string, IReadOnlyList<ModelName>> ReadModels(ConfigurationNode? models, ProviderSettings[] providers) =>
        ReadAll<IReadOnlyList<ModelName>>(models, node => [.. node.Items().Select(item => ReadModel(item, providers))]);

    private static ModelName ReadModel(ConfigurationNode node, ProviderSettings[] providers)
    {
        string text = node.Text();
        int slash = text.IndexOf('/', StringComparison.Ordinal);
        if (slash <= 0 || slash == text.Length - 1)
            throw node.Wrong("it must be PROVIDER/MODEL");
        return providers.Any(provider => provider.Name == text[..slash])
            ? new ModelName(text[..slash], text[(slash + 1)..])
            : throw node.Wrong($"there is no provider '{text[..slash]}'");
    }

    private static ModelPrice ReadPrice(ConfigurationNode node)
    {
        decimal input = node.Only("input", "cached_input", "output").Find("input")?.Amount() ?? throw node.Wrong("'input' is missing");
        return new ModelPrice(input, node.Find("cached_input")?.Amount() ?? input, node.Find("output")?.Amount() ?? throw node.Wrong("'output' is missing"));
    }

    private static Dictionary<string, T> ReadAll<T>(ConfigurationNode? node, Func<ConfigurationNode, T> read)
    {
        Dictionary<string, T> values = new(StringComparer.Ordinal);
        foreach ((string name, ConfigurationNode value) in node?.Properties() ?? [])
            values[name] = read(value);
        return values;
    }
}
