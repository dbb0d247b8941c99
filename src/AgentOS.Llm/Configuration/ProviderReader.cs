namespace AgentOS.Llm.Configuration;

/// <summary>Reads one provider of the configuration.</summary>
internal static class ProviderReader
{
    private static readonly string[] s_formats = ["openai", "anthropic", "gemini", ProviderSettings.Scripted, ProviderSettings.Recorded];

    public static ProviderSettings Read(string name, ConfigurationNode node, string file)
    {
        node.Only("format", "url", "keys", "headers", "concurrency", "requests_per_minute", "tokens_per_minute", "timeout", "script", "record", "cassette");
        ProviderPreset? preset = ProviderPreset.Of(name);
        string format = node.Find("format")?.Text() ?? preset?.Format ?? throw node.Wrong("'format' is missing");
        if (!s_formats.Contains(format, StringComparer.Ordinal))
            throw node.Find("format")!.Wrong($"a format is one of {string.Join(", ", s_formats)}");
        bool isRemote = format is not (ProviderSettings.Scripted or ProviderSettings.Recorded);
        return new ProviderSettings(name, format)
        {
            Url = isRemote ? ReadUrl(node, preset) : null,
            Keys = node.Find("keys") is { } keys ? [.. keys.Items().Select(ReadKey)] : [],
            Headers = node.Find("headers")?.Properties().ToDictionary(header => header.Name, header => header.Value.Text(), StringComparer.OrdinalIgnoreCase) ?? [],
            Concurrency = node.Find("concurrency")?.Integer(1),
            RequestsPerMinute = node.Find("requests_per_minute")?.Integer(1),
            TokensPerMinute = node.Find("tokens_per_minute")?.Integer(1),
            Timeout = node.Find("timeout") is { } timeout ? TimeSpan.FromSeconds(timeout.Integer(1)) : TimeSpan.FromMinutes(10),
            Script = format == ProviderSettings.Scripted ? ReadPath(node, "script", file) : null,
            Record = format == ProviderSettings.Recorded ? ReadPath(node, "record", file) : null,
            Cassette = node.Find("cassette") is { } cassette ? ReadCassette(cassette, file) : null,
        };
    }

    private static Uri ReadUrl(ConfigurationNode node, ProviderPreset? preset)
    {
        string text = node.Find("url")?.Text() ?? preset?.Url ?? throw node.Wrong("'url' is missing");
        // Paths are put below it, and a relative URI replaces what stands after the last slash (RFC 3986, section 5.2.3).
        return Uri.TryCreate(text.EndsWith('/') ? text : text + '/', UriKind.Absolute, out Uri? url) && url.Scheme is "http" or "https"
            ? url
            : throw node.Find("url")!.Wrong("it must be an address with http:// or https://");
    }

    private static KeySource ReadKey(ConfigurationNode node) =>
        KeySource.TryParse(node.Text()) ?? throw node.Wrong("a key is env:NAME or vault:NAME; the key itself does not belong into this file");

    private static CassetteSettings ReadCassette(ConfigurationNode node, string file)
    {
        ConfigurationNode mode = node.Only("mode", "file").Find("mode") ?? throw node.Wrong("'mode' is missing");
        bool isReplay = mode.Text() switch { "record" => false, "replay" => true, _ => throw mode.Wrong("a mode is record or replay") };
        return new CassetteSettings(isReplay, ReadPath(node, "file", file));
    }

    private static string ReadPath(ConfigurationNode node, string key, string file) =>
        Path.GetFullPath((node.Find(key) ?? throw node.Wrong($"'{key}' is missing")).Text(), Path.GetDirectoryName(Path.GetFullPath(file))!);
}
