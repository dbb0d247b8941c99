using AgentOS.Cli.Commands.Store;
using AgentOS.Testing;
using AgentOS.Vault;

namespace AgentOS.Cli.Tests.Commands.Store;

/// <summary>In the collection of everything that changes where the user's data is.</summary>
[Collection("XDG_DATA_HOME")]
public sealed class SetupTests : IDisposable
{
    private const string Manifest = """
        name: two-keys
        display_name: Two keys
        version: 1.0.0
        description: Needs two keys.
        author: {name: Somebody}
        runtime: {run_command: "true"}
        keys:
          - {provider: anthropic}
          - {provider: weather, domain: api.example.org, required: false}
        """;

    private readonly TempDirectory _home = new(), _agent = new();
    private readonly string? _before = Environment.GetEnvironmentVariable("XDG_DATA_HOME");

    public SetupTests()
    {
        Environment.SetEnvironmentVariable("XDG_DATA_HOME", _home.Path);
        File.WriteAllText(_agent["agent.yaml"], Manifest);
    }

    public void Dispose()
    {
        Environment.SetEnvironmentVariable("XDG_DATA_HOME", _before);
        _home.Dispose();
        _agent.Dispose();
    }

    [Fact]
    public async Task The_wizard_lists_providers_takes_keys_until_an_empty_line_and_sums_up()
    {
        CommandLineRun run = await StoreRun.OfAsync(SetupCommand.Build, "1\nsk-ant-api03-canary\n+\nown\nown-canary\n\n", []);

        Assert.Equal(0, run.ExitCode);
        Assert.Equal("stored anthropic\nstored own\n2 keys added\n", run.Output);
        Assert.StartsWith("agentstore setup: ", run.Error, StringComparison.Ordinal);
        Assert.Contains("  1  Anthropic      not set  https://console.anthropic.com/settings/keys\n", run.Error, StringComparison.Ordinal);
        Assert.Contains("  1  Anthropic      stored   https://console.anthropic.com/settings/keys\n", run.Error, StringComparison.Ordinal);
        Assert.Contains("PROVIDER   KEY ID     CREATED\nanthropic  anthropic  20", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", run.Error + run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task For_one_agent_only_what_is_missing_is_asked()
    {
        CommandLineRun first = await StoreRun.OfAsync(SetupCommand.Build, "sk-ant-api03-canary\n\n", [_agent.Path]);
        Assert.Equal("stored anthropic\n1 key added\n", first.Output);
        Assert.Contains("anthropic: required, from https://console.anthropic.com/settings/keys\n", first.Error, StringComparison.Ordinal);
        Assert.Contains("weather: optional\n", first.Error, StringComparison.Ordinal);

        CommandLineRun second = await StoreRun.OfAsync(SetupCommand.Build, "weather-canary\n", [_agent.Path]);
        Assert.Equal("stored weather\n1 key added\n", second.Output);
        Assert.Contains("anthropic: stored\n", second.Error, StringComparison.Ordinal);
        Assert.Equal("0 keys added\n", (await StoreRun.OfAsync(SetupCommand.Build, _agent.Path)).Output);
        using KeyVault vault = KeyVault.Open(VaultLocation.OfThisUser());
        using SecretValue value = vault.Get("weather", null);
        Assert.Equal("weather-canary", value.Reveal());
    }

    [Fact]
    public async Task With_nobody_to_ask_it_says_which_key_is_missing()
    {
        CommandLineRun run = await StoreRun.OfAsync(SetupCommand.Build, _agent.Path);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("the key of anthropic", run.Error, StringComparison.Ordinal);
    }
}
