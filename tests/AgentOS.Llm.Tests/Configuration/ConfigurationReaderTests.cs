using System.Text;
using AgentOS.Errors;
using AgentOS.Llm.Configuration;
using AgentOS.Llm.Routing;

namespace AgentOS.Llm.Tests.Configuration;

public sealed class ConfigurationReaderTests
{
    private const string Sound = """
        {
          // Comments are allowed.
          "providers": {
            "openai": { "keys": ["vault:openai", "env:OPENAI_API_KEY"], "concurrency": 8 },
            "local": { "format": "openai", "url": "http://127.0.0.1:8000/v1" },
            "play": { "format": "scripted", "script": "play.json" },
          },
          "models": { "fast": ["openai/gpt-5-mini", "local/org/llama"], "*": "local/other" },
          "default": "fast",
          "prices": { "gpt-5-mini": { "input": 0.25, "output": 2 } },
        }
        """;

    [Fact]
    public void A_file_is_read_with_what_is_known_of_providers_by_their_names()
    {
        LlmConfiguration read = Parse(Sound);

        Assert.Equal("https://api.openai.com/v1/", read.Find("openai")!.Url!.ToString());
        Assert.Equal(["vault:openai", "env:OPENAI_API_KEY"], read.Find("openai")!.Keys.Select(key => key.ToString()));
        Assert.Equal("http://127.0.0.1:8000/v1/", read.Find("local")!.Url!.ToString());
        Assert.Equal("/etc/agentos/play.json", read.Find("play")!.Script);
        Assert.Equal(0.25m, read.Prices["gpt-5-mini"].Input);
    }

    [Theory]
    [InlineData("fast", "openai/gpt-5-mini local/org/llama")]
    [InlineData("", "openai/gpt-5-mini local/org/llama")]
    [InlineData("openai/gpt-5", "openai/gpt-5")]
    [InlineData("gpt-4o", "local/other")]
    public void Models_are_found_by_alias_by_provider_and_by_the_star(string model, string expected) =>
        Assert.Equal(expected, string.Join(' ', Router.Find(Parse(Sound), model, "openai")));

    [Fact]
    public void A_name_nobody_knows_belongs_to_the_first_provider_of_the_format()
    {
        LlmConfiguration read = Parse("""{"providers": {"anthropic": {}, "openai": {}}}""");

        Assert.Equal("openai/gpt-4o", Router.Find(read, "gpt-4o", "openai").Single().ToString());
        Assert.Equal("llm.unknown-model", Assert.Throws<AgentOSException>(() => Router.Find(read, "gemini-2.0-flash", "gemini")).Definition.Code);
    }

    [Theory]
    [InlineData("{\n \"providers\": {\n  \"openai\": {\n   \"kesy\": []\n  }\n }\n}", 4, "kesy")]
    [InlineData("{\n \"providers\": {\n  \"x\": { \"format\": \"openai\",\n   \"url\": \"ftp://x\"\n  }\n }\n}", 4, "http")]
    [InlineData("{\n \"providers\": {},\n \"models\": {\n  \"a\": [\n   \"nobody/m\"\n  ]\n }\n}", 5, "nobody")]
    [InlineData("{\n \"providers\": {\n  \"openai\": { \"keys\": [\"env:A\",\n    \"sk-secret\"] }\n }\n}", 4, "itself")]
    [InlineData("{\n \"providers\": {},\n \"retries\": -1\n}", 3, "0 or more")]
    [InlineData("{\n \"providers\": {\n", 3, "JSON")]
    public void What_is_wrong_is_named_with_its_line_and_never_with_a_key(string text, int line, string word)
    {
        AgentOSException failure = Assert.Throws<AgentOSException>(() => Parse(text));

        Assert.Equal("llm.bad-configuration", failure.Definition.Code);
        Assert.Contains($"line {line}", failure.Message, StringComparison.Ordinal);
        Assert.Contains(word, failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("sk-secret", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_damaged_file_is_read_or_refused_and_nothing_else()
    {
        Random random = new(5);
        byte[] sound = Encoding.UTF8.GetBytes(Sound);
        for (int run = 0; run < 1_000; run++)
        {
            byte[] damaged = [.. sound];
            for (int count = random.Next(1, 5); count > 0; count--)
                damaged[random.Next(damaged.Length)] = (byte)random.Next(32, 127);
            try
            {
                _ = ConfigurationReader.Parse(damaged, "/etc/agentos/llm.json");
            }
            catch (AgentOSException refused)
            {
                Assert.Equal("llm.bad-configuration", refused.Definition.Code);
            }
        }
    }

    private static LlmConfiguration Parse(string text) => ConfigurationReader.Parse(Encoding.UTF8.GetBytes(text), "/etc/agentos/llm.json");
}
