using AgentOS.Cli.Commands.Store;
using AgentOS.Testing;

namespace AgentOS.Cli.Tests.Commands.Store;

public sealed class ManifestCommandTests : IDisposable
{
    private readonly TempDirectory _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task An_agent_is_begun_validated_and_packed()
    {
        CommandLineRun begun = (await StoreRun.OfAsync(TemplateCommand.Build, _folder["weather-agent"], "--template", "python")).Succeeded();
        Assert.Equal($"wrote {_folder["weather-agent/agent.py"]}\nwrote {_folder["weather-agent/agent.yaml"]}\nnext: agentstore run {_folder["weather-agent"]}\n", begun.Output);

        CommandLineRun validated = (await StoreRun.OfAsync(ValidateCommand.Build, _folder["weather-agent"])).Succeeded();
        Assert.Equal("weather-agent: the manifest is valid\n", validated.Output);

        await File.WriteAllTextAsync(_folder["weather-agent/.env"], "KEY=secret");
        CommandLineRun packed = (await StoreRun.OfAsync(PackCommand.Build, _folder["weather-agent"], "-o", _folder["a.tar.gz"])).Succeeded();
        Assert.StartsWith($"left out .env\npacked 2 files into {_folder["a.tar.gz"]} (", packed.Output, StringComparison.Ordinal);
        Assert.Equal("agent.py\nagent.yaml\n", BashScript.Run(_folder.Path, "tar tzf a.tar.gz; test ! -e a.tar.gz.*"));
    }

    [Fact]
    public async Task A_bad_manifest_is_listed_and_fails()
    {
        await File.WriteAllTextAsync(_folder["agent.yaml"], "name: X\nnam: y\n");

        CommandLineRun text = await StoreRun.OfAsync(ValidateCommand.Build, _folder.Path);
        Assert.Equal(1, text.ExitCode);
        Assert.Contains("agent.yaml:2:1: warning: nam: this key is not known and ignored; did you mean name?\n", text.Output, StringComparison.Ordinal);
        Assert.EndsWith("\nthe manifest cannot be used\n", text.Output, StringComparison.Ordinal);

        CommandLineRun json = await StoreRun.OfAsync(ValidateCommand.Build, _folder.Path, "--json");
        Assert.Equal(1, json.ExitCode);
        Assert.False(json.Json.GetProperty("valid").GetBoolean());
        Assert.Contains(json.Json.GetProperty("findings").EnumerateArray(), static finding => finding.GetProperty("key").GetString() == "name" && finding.GetProperty("column").GetInt32() == 7);
        Assert.Equal(1, (await StoreRun.OfAsync(PackCommand.Build, _folder.Path, "-o", _folder["a.tar.gz"])).ExitCode);
        Assert.False(File.Exists(_folder["a.tar.gz"]));
    }

    [Fact]
    public async Task A_folder_without_a_manifest_is_told_what_to_do()
    {
        CommandLineRun run = await StoreRun.OfAsync(ValidateCommand.Build, _folder.Path);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("manifest.missing", run.Error, StringComparison.Ordinal);
        Assert.Contains("agentstore init", run.Error, StringComparison.Ordinal);
    }
}
