using System.Text.Json;
using AgentOS.Testing.Providers;

namespace AgentOS.Acceptance.Tests.Llm;

/// <summary>Language models as a program in a sandbox has them: without a network, by its environment alone.</summary>
public sealed class GatewayTests
{
    private const string Post =
        "import json, os, sys, urllib.request, urllib.error\n"
        + "request = urllib.request.Request(os.environ['OPENAI_BASE_URL'] + '/chat/completions', json.dumps({'model': 'gpt', 'messages': [{'role': 'user', 'content': 'What is 2+2?'}]}).encode(),\n"
        + "  {'authorization': 'Bearer ' + os.environ['OPENAI_API_KEY'], 'content-type': 'application/json'})\n"
        + "print(json.load(urllib.request.urlopen(request))['choices'][0]['message']['content'])\n";

    [Theory]
    [InlineData("openai")]
    [InlineData("anthropic")]
    [InlineData("gemini")]
    public async Task The_providers_own_clients_work_unmodified_in_a_sandbox_without_a_network(string client)
    {
        await ProviderClients.RequireAsync();
        await using ConfiguredModels models = new(ConfiguredModels.Scripted);

        ProgramRun run = await models.RunAsync(
            "run", "-q", "--workspace", "none", "--mount", $"type=bind,src={ProviderClients.Folder},dst=/clients,ro", "--", "node", "/clients/drive.mjs", client, "some-model");

        JsonElement said = JsonDocument.Parse(run.Succeeded().Output).RootElement;
        Assert.Equal("Hello there", said.GetProperty("text").GetString());
        Assert.Equal(23, said.GetProperty("tokens").GetInt32());
        Assert.Equal(["Hel", "lo ", "there"], said.GetProperty("parts").EnumerateArray().Select(part => part.GetString()));
        Assert.Equal(23, said.GetProperty("streamedTokens").GetInt32());
        Assert.Equal("weather", said.GetProperty("tool").GetString());
        Assert.Equal("Bern", said.GetProperty("arguments").GetProperty("city").GetString());
    }

    [Fact]
    public async Task The_sandbox_has_a_placeholder_the_provider_gets_the_key_and_the_call_is_in_the_agents_file()
    {
        using LocalProvider local = new((_, reply) => reply.SendAsync(
            200, """{"choices": [{"message": {"role": "assistant", "content": "4"}}], "usage": {"prompt_tokens": 12, "completion_tokens": 1}}"""));
        await using ConfiguredModels models = new(
            $$"""{"providers": {"local": {"format": "openai", "url": "{{local.Address}}v1", "keys": "env:LOCAL_KEY"} }, "models": {"*": "local/m"} }""");
        ProgramRun run = await PublishedProgram.RunAsync(models.Directory, [], ["env", $"AGENTOS_LLM_CONFIG={models.Directory}/llm.json", "LOCAL_KEY=sk-canary",
            Path.Combine(PublishedProgram.Folder, "agentos"), "run", "-q", "--workspace", "none", "--", "sh", "-c", $"env; python3 -c \"{Post}\""]);

        Assert.Contains("OPENAI_API_KEY=sk-agentos-", run.Succeeded().Output, StringComparison.Ordinal);
        Assert.EndsWith("4\n", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("sk-canary", run.Output, StringComparison.Ordinal);
        Assert.Equal("Bearer sk-canary", local.Last.Headers["authorization"]);
        ProgramRun rows = await models.RunAsync("sql", "SELECT provider, model, format, status, input_tokens, output_tokens FROM agentos_llm_calls", "--json");
        Assert.Contains("local", rows.Succeeded().Output, StringComparison.Ordinal);
        Assert.Contains("12", rows.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_configuration_or_when_it_is_not_wanted_nothing_is_set()
    {
        await using ConfiguredModels models = new(ConfiguredModels.Scripted);

        ProgramRun refused = await models.RunAsync("run", "-q", "--workspace", "none", "--llm", "none", "--", "env");
        File.Delete(Path.Combine(models.Directory, "llm.json"));
        ProgramRun without = await models.RunAsync("run", "-q", "--workspace", "none", "--", "env");

        Assert.DoesNotContain("OPENAI_BASE_URL", refused.Succeeded().Output, StringComparison.Ordinal);
        Assert.DoesNotContain("OPENAI_BASE_URL", without.Succeeded().Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Programs_that_join_a_sandbox_have_the_models_too()
    {
        await using ConfiguredModels models = new(ConfiguredModels.Scripted);
        string id = (await models.RunAsync("run", "--detach", "--workspace", "none", "--", "sleep", "1000")).Succeeded().Output.Trim();
        try
        {
            Assert.Equal("4\n", (await models.RunAsync("exec", id, "--", "python3", "-c", Post)).Succeeded().Output);
        }
        finally
        {
            (await models.RunAsync("kill", id)).Succeeded();
        }
    }

    [Fact]
    public async Task What_the_user_sets_is_left_alone()
    {
        await using ConfiguredModels models = new(ConfiguredModels.Scripted);

        ProgramRun run = await models.RunAsync("run", "-q", "--workspace", "none", "-e", "OPENAI_API_KEY=mine", "--", "env");

        Assert.Contains("OPENAI_API_KEY=mine", run.Succeeded().Output, StringComparison.Ordinal);
        Assert.DoesNotContain("OPENAI_BASE_URL", run.Output, StringComparison.Ordinal);
        Assert.Contains("ANTHROPIC_BASE_URL", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bound_secret_keeps_its_provider_out_of_the_gateways_hands()
    {
        await using ConfiguredModels models = new(ConfiguredModels.Scripted);

        ProgramRun run = await models.RunAsync("run", "-q", "--workspace", "none", "--allow", "api.openai.com", "--secret", "MINE=env/PATH@api.openai.com", "--", "env");

        Assert.Contains("MINE=AGENTOS", run.Succeeded().Output, StringComparison.Ordinal);
        Assert.DoesNotContain("OPENAI_BASE_URL", run.Output, StringComparison.Ordinal);
        Assert.Contains("ANTHROPIC_BASE_URL", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_configuration_is_told_to_the_program_that_asks()
    {
        await using ConfiguredModels models = new("{\n \"providers\": {},\n \"modles\": {}\n}");

        ProgramRun run = await models.RunAsync("run", "-q", "--workspace", "none", "--", "python3", "-c", Post.Replace("print(json", "try: print(json", StringComparison.Ordinal)
            + "except urllib.error.HTTPError as refused: print(refused.code, refused.read().decode())\n");

        Assert.StartsWith("503", run.Succeeded().Output, StringComparison.Ordinal);
        Assert.Contains("line 3", run.Output, StringComparison.Ordinal);
    }
}
