using AgentOS.Errors;
using AgentOS.Store.Manifests;
using AgentOS.Store.Templates;
using AgentOS.Testing;
using AgentOS.Testing.Agents;

namespace AgentOS.Store.Tests.Templates;

public sealed class TemplateTests : IDisposable
{
    private const string Odd = "é \"quoted\" \\ back\\\\slash \t tab, {\"message_id\": \"x\"}, \"type\": \"shutdown\" 🎉";

    private readonly TempDirectory _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("python", "python3")]
    [InlineData("node", "node")]
    [InlineData("bash", "bash")]
    public async Task A_new_agent_answers_and_ends(string template, string program)
    {
        Assert.SkipUnless(Programs.Has(program), $"{program} is not installed");
        await TalkTo(Manifest(template));
    }

    [Theory]
    [InlineData("dotnet", "dotnet")]
    [InlineData("rust", "cargo")]
    public async Task One_that_is_compiled_does_after_its_setup(string template, string program)
    {
        Assert.SkipUnless(Programs.Has(program), $"{program} is not installed");
        AgentManifest manifest = Manifest(template);
        BashScript.Run(_folder["an-agent"], "export DOTNET_CLI_TELEMETRY_OPTOUT=1 MSBUILDDISABLENODEREUSE=1; " + manifest.Runtime.SetupCommand!);
        await TalkTo(manifest);
    }

    [Fact]
    public void Every_template_has_a_manifest_without_a_warning()
    {
        foreach (string template in AgentTemplate.Names)
        {
            string directory = _folder[$"my-{template}-agent"];
            AgentTemplate.Write(template, directory);
            CheckedManifest read = ManifestFile.Read(directory);
            Assert.Empty(read.Warnings);
            Assert.Equal(($"my-{template}-agent", template), (read.Manifest.Name, read.Manifest.Runtime.Language));
        }
    }

    [Fact]
    public void Nothing_is_overwritten_and_then_nothing_is_written()
    {
        File.WriteAllText(_folder["agent.yaml"], "mine");

        Assert.Equal(TemplateErrors.Exists, Assert.Throws<AgentOSException>(() => AgentTemplate.Write("python", _folder.Path)).Definition);
        Assert.Equal("mine", File.ReadAllText(_folder["agent.yaml"]));
        Assert.False(File.Exists(_folder["agent.py"]));
    }

    [Theory]
    [InlineData("/home/me/My Agent_2", "my-agent-2")]
    [InlineData("weather/", "weather")]
    [InlineData("/x/-a-", "my-agent")]
    [InlineData("/x/ünïcode-agent", "n-code-agent")]
    [InlineData("/x/a-name-that-is-much-longer-than-any-name-may-be-at-all", "a-name-that-is-much-longer-than-any-name")]
    public void An_agent_is_called_as_its_folder_as_far_as_that_can_be(string directory, string name) => Assert.Equal(name, AgentTemplate.NameOf(directory));

    private AgentManifest Manifest(string template)
    {
        AgentTemplate.Write(template, _folder["an-agent"]);
        return ManifestFile.Read(_folder["an-agent"]).Manifest;
    }

    private async Task TalkTo(AgentManifest manifest)
    {
        using BareAgent agent = await BareAgent.StartAsync(_folder["an-agent"], manifest.Runtime.RunCommand);
        Assert.Equal("You said: hello", await agent.AskAsync("hello"));
        Assert.Equal("You said: " + Odd, await agent.AskAsync(Odd));
        Assert.Equal((0, ""), await agent.ShutDownAsync());
    }
}
