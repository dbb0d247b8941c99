using AgentOS.Errors;
using AgentOS.Store.Manifests;
using AgentOS.Testing;

namespace AgentOS.Store.Tests.Manifests;

public sealed class ManifestReadingTests
{
    private const string Full = """
        name: steve-agent
        display_name: "Steve: does everything"
        version: 2.1.0-beta.1
        description: |
          Reads, writes and remembers.
          Also delegates.
        category: productivity
        tags: [files, memory]
        author: {name: Somebody, github: somebody, website: https://example.org}
        runtime:
          language: python
          mode: agent
          run_command: python3 agent.py
          setup_command: pip install -r requirements.txt
          default_model: {provider: anthropic, model: claude-sonnet}
          resources: {max_memory: 512MB, max_cpu: 0.5, max_time: 30m}
        permissions:
          network:
            - domain: api.example.org
              reason: To ask
            - {domain: "*.Example.com", reason: To look things up}
          filesystem: {workspace: readonly}
          delegation:
            enabled: true
            allowed_agents: ["https://github.com/u/r"]
        keys:
          - provider: anthropic
          - provider: my-search
            required: false
            domain: search.example.org
            auth_style: x-subscription-token
            base_url_env: SEARCH_BASE_URL
            passthrough: true
        """;

    [Fact]
    public void Everything_a_manifest_can_say_is_read()
    {
        AgentManifest manifest = Yaml.Read(Full);

        Assert.Equal(("steve-agent", "Steve: does everything", "2.1.0-beta.1", "productivity"), (manifest.Name, manifest.DisplayName, manifest.Version, manifest.Category));
        Assert.Equal("Reads, writes and remembers.\nAlso delegates.\n", manifest.Description);
        Assert.Equal(["files", "memory"], manifest.Tags);
        Assert.Equal(new ManifestAuthor("Somebody") { GitHub = "somebody", Website = "https://example.org" }, manifest.Author);
        Assert.Equal(new ManifestModel("anthropic", "claude-sonnet"), manifest.Runtime.DefaultModel);
        Assert.Equal(new ManifestResources { MaxMemory = 512 << 20, MaxCpu = 0.5, MaxTime = TimeSpan.FromMinutes(30) }, manifest.Runtime.Resources);
        Assert.Equal(("python3 agent.py", "pip install -r requirements.txt", AgentMode.Ooze), (manifest.Runtime.RunCommand, manifest.Runtime.SetupCommand, manifest.Runtime.Mode));
        Assert.Equal([new NetworkPermission("api.example.org", "To ask"), new NetworkPermission("*.example.com", "To look things up")], manifest.Permissions.Network);
        Assert.Equal(WorkspaceMode.ReadOnly, manifest.Permissions.Workspace);
        Assert.Equal(["https://github.com/u/r"], manifest.Permissions.AllowedAgents);
        Assert.Equal(new ManifestKey("anthropic", "ANTHROPIC_API_KEY", IsRequired: true), manifest.Keys[0]);
        Assert.Equal(new ManifestKey("my-search", "MY_SEARCH_API_KEY", IsRequired: false)
        {
            Domain = "search.example.org",
            AuthenticationStyle = "x-subscription-token",
            BaseUrlVariable = "SEARCH_BASE_URL",
            IsPassedThrough = true,
        }, manifest.Keys[1]);
    }

    [Fact]
    [Trait("Rule", "MF-2")]
    public void What_is_not_said_has_the_documented_default()
    {
        AgentManifest manifest = Yaml.Read(Yaml.Least);

        Assert.Equal(new ManifestResources { MaxMemory = 2L << 30, MaxCpu = 2, MaxTime = null }, manifest.Runtime.Resources);
        Assert.Equal(("general", "python", AgentMode.Ooze, WorkspaceMode.ReadWrite), (manifest.Category, manifest.Runtime.Language, manifest.Runtime.Mode, manifest.Permissions.Workspace));
        Assert.False(manifest.Permissions.NetworkUnrestricted);
        Assert.Empty(manifest.Permissions.Network);
        Assert.Empty(manifest.Permissions.AllowedAgents);
        Assert.Empty(manifest.Keys);
        Assert.Null(manifest.Runtime.DefaultModel);
    }

    [Fact]
    [Trait("Rule", "MF-2")]
    public void Null_is_as_good_as_a_missing_key() =>
        Assert.Empty(Yaml.Read(Yaml.Least + "keys:\ntags: ~\npermissions: null\n").Keys);

    [Fact]
    [Trait("Rule", "MF-3")]
    public void All_problems_are_told_at_once_with_line_and_column()
    {
        IReadOnlyList<string> errors = Yaml.Errors("""
            name: X
            display_name: Hello
            version: one
            author:
              github: nobody
            runtime:
              resources:
                max_memory: much
            permissions:
              network:
                - domain: 10.0.0.1
                  reason: because
                - domain: https://api.example.org/v1
            """);

        Assert.Equal(
        [
            "1:1: error: description: this key is required",
            "1:7: error: name: a name has 3 to 40 small letters, digits and hyphens; it begins with a letter and does not end with a hyphen",
            "3:10: error: version: 'one' does not begin with a version such as 1.0.0",
            "5:3: error: author.name: this key is required",
            "7:3: error: runtime.run_command: this key is required",
            "8:17: error: runtime.resources.max_memory: 'much' is no amount of memory, such as 512MB or 2GB",
            "11:15: error: permissions.network[0].domain: addresses cannot be named here, only names of hosts",
            "13:7: error: permissions.network[1].reason: this key is required",
            "13:15: error: permissions.network[1].domain: this is an address of the web; write the host alone: api.example.org",
        ], errors);
    }

    [Fact]
    [Trait("Rule", "MF-4")]
    public void Unknown_keys_are_warned_of_and_a_misspelt_one_is_recognized()
    {
        string yaml = Yaml.Least + "permissons:\n  network: []\nfavourite_colour: blue\n";

        Assert.Equal(["9:1: warning: permissons: this key is not known and ignored; did you mean permissions?", "11:1: warning: favourite_colour: this key is not known and ignored"],
            Yaml.Warnings(yaml));
        Assert.NotNull(Yaml.Inspect(yaml).Manifest);
    }

    [Theory]
    [Trait("Rule", "MF-4")]
    [InlineData("sandbox_template: base")]
    [InlineData("max_duration: 300")]
    [InlineData("max_session_duration: 300")]
    [InlineData("python_version: \"3.12\"")]
    [InlineData("entry_point: main.py")]
    [InlineData("system_prompt: You are")]
    [InlineData("interface: {input: text, output: text}")]
    public void Keys_of_manifests_that_exist_are_ignored_with_a_warning(string line) =>
        Assert.Contains("this has no effect", Assert.Single(Yaml.Warnings(Yaml.Least + line + "\n")), StringComparison.Ordinal);

    [Fact]
    public void A_folder_is_read_and_its_problems_are_the_errors_detail()
    {
        using TempDirectory folder = new();
        AgentOSException missing = Assert.Throws<AgentOSException>(() => ManifestFile.Read(folder.Path));
        Assert.Equal(ManifestErrors.Missing, missing.Definition);
        Assert.Equal(ManifestErrors.Missing, Assert.Throws<AgentOSException>(() => ManifestFile.Read(folder["none"])).Definition);

        File.WriteAllText(folder["agent.yaml"], Yaml.Least);
        Assert.Equal("hello-agent", ManifestFile.Read(folder.Path).Manifest.Name);

        File.WriteAllText(folder["agent.yaml"], Yaml.Least.Replace("1.0.0", "1", StringComparison.Ordinal));
        AgentOSException invalid = Assert.Throws<AgentOSException>(() => ManifestFile.Read(folder.Path));
        Assert.Equal(ManifestErrors.Invalid, invalid.Definition);
        Assert.Contains("3:10: error: version: ", invalid.Message, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Rule", "MF-1")]
    public void A_manifest_that_is_a_link_a_pipe_or_a_folder_is_not_read()
    {
        using TempDirectory folder = new();
        File.WriteAllText(folder["elsewhere"], Yaml.Least);
        File.CreateSymbolicLink(folder["agent.yaml"], folder["elsewhere"]);
        Assert.Equal(ManifestErrors.Unreadable, Assert.Throws<AgentOSException>(() => ManifestFile.Inspect(folder.Path)).Definition);

        File.Delete(folder["agent.yaml"]);
        Directory.CreateDirectory(folder["agent.yaml"]);
        Assert.Equal(ManifestErrors.Unreadable, Assert.Throws<AgentOSException>(() => ManifestFile.Inspect(folder.Path)).Definition);

        Directory.Delete(folder["agent.yaml"]);
        BashScript.Run(folder.Path, "mkfifo agent.yaml");
        Assert.Equal(ManifestErrors.Unreadable, Assert.Throws<AgentOSException>(() => ManifestFile.Inspect(folder.Path)).Definition);
    }

    [Fact]
    [Trait("Rule", "MF-11")]
    public void The_file_of_dependencies_must_be_in_the_package()
    {
        using TempDirectory folder = new();
        Directory.CreateDirectory(folder["package"]);
        File.WriteAllText(folder["outside"], "");
        Assert.Single(Errors("requirements.txt"));
        Assert.Single(Errors("../outside"));
        Assert.Single(Errors(folder["outside"]));

        File.CreateSymbolicLink(folder["package/link"], folder["outside"]);
        File.WriteAllText(folder["package/requirements.txt"], "");
        Assert.Empty(Errors("requirements.txt"));

        IReadOnlyList<string> Errors(string path)
        {
            File.WriteAllText(folder["package/agent.yaml"], Yaml.Least + $"  dependencies: {path}\n");
            return [.. ManifestFile.Inspect(folder["package"]).Findings.Select(finding => finding.ToString())];
        }
    }
}
