using System.Text;
using System.Text.Json;
using AgentOS.Store.Manifests;

namespace AgentOS.Store.Tests.Manifests.Schema;

/// <summary>JSON is YAML, so that a manifest written as JSON can be given to both.</summary>
[Trait("Rule", "MF-16")]
public sealed class ManifestSchemaTests
{
    private const string Start = """{"name":"hello-agent","display_name":"Hello","version":"1.0.0","description":"Says hello.","author":{"name":"Somebody"},"runtime":{"run_command":"x"RUNTIME}MORE}""";

    private static readonly JsonElement s_schema = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "docs/formats/agent.schema.json"))).RootElement;

    [Theory]
    [InlineData("", "")]
    [InlineData(""","mode":"terminal","language":"node","setup_command":"npm ci" """, "")]
    [InlineData(""","default_model":{"provider":"openai","model":"gpt-5"},"default_provider":"openai" """, "")]
    [InlineData(""","resources":{"max_memory":"1.5GiB","max_cpu":0.5,"max_time":"2h"}""", "")]
    [InlineData(""","resources":{"max_memory":1073741824,"max_cpu":1024,"max_time":90}""", "")]
    [InlineData("", ""","permissions":{"network":[{"domain":"*.example.org","reason":"r"}],"network_unrestricted":true,"filesystem":{"workspace":"none"}}""")]
    [InlineData("", ""","permissions":{"delegation":{"enabled":true,"allowed_agents":["https://example.org/a"]}}""")]
    [InlineData("", ""","keys":[{"provider":"openai"},{"provider":"x-1","env_var":"X","required":false,"domain":"x.example.org","auth_style":"query=key","base_url_env":"X_URL","passthrough":true}]""")]
    [InlineData("", ""","category":"demo","tags":["a","b"],"something":"else" """)]
    public void What_is_good_is_good_to_both(string runtime, string more) => Assert.Equal((true, true), Judge(runtime, more));

    [Theory]
    [InlineData(""","mode":"window" """, "")]
    [InlineData(""","mode":true""", "")]
    [InlineData(""","setup_command":"" """, "")]
    [InlineData(""","setup_command":["npm","ci"]""", "")]
    [InlineData(""","default_model":"gpt" """, "")]
    [InlineData(""","default_model":{"provider":"OpenAI"}""", "")]
    [InlineData(""","resources":{"max_memory":"much"}""", "")]
    [InlineData(""","resources":{"max_memory":"-2GB"}""", "")]
    [InlineData(""","resources":{"max_cpu":0}""", "")]
    [InlineData(""","resources":{"max_cpu":2000}""", "")]
    [InlineData(""","resources":{"max_time":"soon"}""", "")]
    [InlineData(""","resources":[]""", "")]
    [InlineData("", ""","permissions":{"network":[{"domain":"example.org"}]}""")]
    [InlineData("", ""","permissions":{"network":[{"domain":"10.0.0.1","reason":"r"}]}""")]
    [InlineData("", ""","permissions":{"network":[{"domain":"*","reason":"r"}]}""")]
    [InlineData("", ""","permissions":{"network":[{"domain":"localhost","reason":"r"}]}""")]
    [InlineData("", ""","permissions":{"network":[{"domain":"a.*.org","reason":"r"}]}""")]
    [InlineData("", ""","permissions":{"network":[{"domain":"https://a.example.org","reason":"r"}]}""")]
    [InlineData("", ""","permissions":{"network":[{"domain":"a.example.org:443","reason":"r"}]}""")]
    [InlineData("", ""","permissions":{"network":[{"domain":"a.example.org","reason":"two\nlines"}]}""")]
    [InlineData("", ""","permissions":{"network":["a.example.org"]}""")]
    [InlineData("", ""","permissions":{"network":"a.example.org"}""")]
    [InlineData("", ""","permissions":{"network_unrestricted":"yes"}""")]
    [InlineData("", ""","permissions":{"filesystem":{"workspace":"all"}}""")]
    [InlineData("", ""","permissions":{"delegation":{"enabled":1}}""")]
    [InlineData("", ""","permissions":{"delegation":{"enabled":true,"allowed_agents":"a"}}""")]
    [InlineData("", ""","keys":[{"env_var":"X"}]""")]
    [InlineData("", ""","keys":[{"provider":"Openai"}]""")]
    [InlineData("", ""","keys":[{"provider":"openai","env_var":"key"}]""")]
    [InlineData("", ""","keys":[{"provider":"openai","domain":"*.openai.com"}]""")]
    [InlineData("", ""","keys":[{"provider":"openai","auth_style":"basic"}]""")]
    [InlineData("", ""","keys":{"provider":"openai"}""")]
    [InlineData("", ""","tags":"a" """)]
    [InlineData("", ""","category":"" """)]
    public void What_is_bad_is_bad_to_both(string runtime, string more) => Assert.Equal((false, false), Judge(runtime, more));

    [Theory]
    [InlineData("\"name\":\"hello-agent\"", "\"name\":\"Hello\"")]
    [InlineData("\"name\":\"hello-agent\"", "\"name\":\"ab\"")]
    [InlineData("\"name\":\"hello-agent\",", "")]
    [InlineData("\"version\":\"1.0.0\"", "\"version\":\"1.0\"")]
    [InlineData("\"version\":\"1.0.0\"", "\"version\":\"1.0.0 beta\"")]
    [InlineData("\"author\":{\"name\":\"Somebody\"}", "\"author\":\"Somebody\"")]
    [InlineData("\"author\":{\"name\":\"Somebody\"}", "\"author\":{}")]
    [InlineData("\"display_name\":\"Hello\"", "\"display_name\":\"\"")]
    [InlineData("\"run_command\":\"x\"", "\"run\":\"x\"")]
    public void So_is_what_is_required(string part, string other) => Assert.Equal((false, false), Judge(Completed("", "").Replace(part, other, StringComparison.Ordinal)));

    [Fact]
    public void Both_know_the_same_keys()
    {
        // A map with all of the schema's keys has no unknown one, and one more of any map is unknown.
        string[] maps = [.. Maps(s_schema, "")];
        foreach (string path in maps)
        {
            string all = Wrapped(path, string.Join(", ", Properties(path).Select(static key => $"{key}: ~"))), more = Wrapped(path, "an_unknown_key: 1");
            Assert.DoesNotContain(Yaml.Warnings(all), warning => warning.Contains("not known and ignored", StringComparison.Ordinal));
            Assert.Contains(Yaml.Warnings(more), warning => warning.Contains("an_unknown_key: this key is not known and ignored", StringComparison.Ordinal));
        }

        Assert.Equal(["", "author", "runtime", "runtime.default_model", "runtime.resources", "permissions", "permissions.network[]", "permissions.filesystem", "permissions.delegation", "keys[]"], maps);
    }

    private static (bool Schema, bool Reader) Judge(string runtime, string more) => Judge(Completed(runtime, more));

    private static (bool Schema, bool Reader) Judge(string json) =>
        (JsonSchema.Accepts(s_schema, JsonDocument.Parse(json).RootElement), ManifestFile.Inspect(Encoding.UTF8.GetBytes(json)).Manifest is not null);

    private static string Completed(string runtime, string more) => Start.Replace("RUNTIME", runtime, StringComparison.Ordinal).Replace("MORE", more, StringComparison.Ordinal);

    private static IEnumerable<string> Maps(JsonElement schema, string path)
    {
        if (schema.TryGetProperty("items", out JsonElement items))
            return Maps(items, path + "[]");
        if (!schema.TryGetProperty("properties", out JsonElement properties))
            return [];
        return properties.EnumerateObject().SelectMany(property => Maps(property.Value, path.Length == 0 ? property.Name : $"{path}.{property.Name}")).Prepend(path);
    }

    private static IEnumerable<string> Properties(string path)
    {
        JsonElement schema = s_schema;
        foreach (string part in path.Split('.', StringSplitOptions.RemoveEmptyEntries))
        {
            schema = schema.GetProperty("properties").GetProperty(part.Replace("[]", "", StringComparison.Ordinal));
            if (part.EndsWith("[]", StringComparison.Ordinal))
                schema = schema.GetProperty("items");
        }

        return schema.GetProperty("properties").EnumerateObject().Select(static property => property.Name);
    }

    private static string Wrapped(string path, string keys)
    {
        string yaml = $"{{{keys}}}";
        foreach (string part in Enumerable.Reverse(path.Split('.', StringSplitOptions.RemoveEmptyEntries)))
            yaml = part.EndsWith("[]", StringComparison.Ordinal) ? $"{{{part[..^2]}: [{yaml}]}}" : $"{{{part}: {yaml}}}";
        return yaml;
    }
}
