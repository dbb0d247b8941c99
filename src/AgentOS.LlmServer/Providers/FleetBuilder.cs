using System.Globalization;
using AgentOS.Llm.Cassettes;
using AgentOS.Llm.Configuration;
using AgentOS.Llm.Formats;
using AgentOS.Llm.Formats.Anthropic;
using AgentOS.Llm.Formats.Gemini;
using AgentOS.Llm.Formats.OpenAI;
using AgentOS.Llm.Providers;
using AgentOS.Llm.Providers.Recorded;
using AgentOS.Llm.Providers.Scripted;
using AgentOS.Llm.Resilience;

namespace AgentOS.LlmServer.Providers;

/// <summary>Makes providers of a configuration.</summary>
/// <param name="keys">Where keys come from.</param>
/// <param name="http">Connections to all of them.</param>
/// <param name="clock">Of all time limits.</param>
internal sealed class FleetBuilder(KeyReader keys, HttpMessageInvoker http, TimeProvider clock)
{
    // Enough that a single lost connection is none, few enough that a provider's end is seen within seconds.
    private const int FailuresToOpen = 5;

    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(30);

    /// <summary>Makes them.</summary>
    /// <exception cref="Errors.AgentOSException">A script or cassette cannot be read.</exception>
    public Fleet Build(LlmConfiguration configuration) =>
        new(configuration, configuration.Providers.ToDictionary(provider => provider.Name, Build, StringComparer.Ordinal));

    private ConfiguredProvider Build(ProviderSettings settings) =>
        new(settings, Wrap(settings), () => Keys(settings), new CircuitBreaker(FailuresToOpen, s_pause, clock));

    private IProvider Wrap(ProviderSettings settings) => settings.Cassette switch
    {
        { IsReplay: true } cassette => new ReplayingProvider(cassette.File, FormatOf(settings)),
        { } cassette => new RecordingProvider(Make(settings), cassette.File),
        null => Make(settings),
    };

    private IProvider Make(ProviderSettings settings) => settings switch
    {
        { Script: { } script } => new ScriptedProvider(new Script(ScriptReader.Read(script)), clock),
        { Record: { } record } => new RecordedProvider(record),
        _ => new HttpProvider(settings, FormatOf(settings)!, http),
    };

    private static IWireFormat? FormatOf(ProviderSettings settings) => settings.Format switch
    {
        "anthropic" => AnthropicFormat.Instance,
        "gemini" => GeminiFormat.Instance,
        ProviderSettings.Scripted or ProviderSettings.Recorded => null,
        _ => OpenAIFormat.Instance,
    };

    // A replay sends nothing, so it needs no key.
    private ProviderKey[] Keys(ProviderSettings settings) => settings.Keys.Count == 0 || settings.Cassette is { IsReplay: true }
        ? [new ProviderKey(settings.Name, null)]
        : [.. settings.Keys.Index().Select(source => (source.Index, Value: keys.Read(source.Item))).Where(key => key.Value is not null)
            .Select(key => new ProviderKey(NameOf(settings, key.Index), key.Value))];

    /// <summary>What the scheduler calls a key.</summary>
    public static string NameOf(ProviderSettings settings, int index) => index == 0 ? settings.Name : string.Create(CultureInfo.InvariantCulture, $"{settings.Name}#{index + 1}");
}
