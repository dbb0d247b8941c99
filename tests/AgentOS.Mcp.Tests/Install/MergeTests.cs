using AgentOS.Errors;
using AgentOS.Mcp.Install;
using AgentOS.Testing;

namespace AgentOS.Mcp.Tests.Install;

public sealed class MergeTests
{
    private static readonly ServerEntry s_entry = new("/opt/agent os/agentos", ["mcp", "--db", "/home/ada/\"a\".db"]);

    [Theory]
    [InlineData("""{ "mcpServers": { "other": { "command": "x" } }, "theme": "dark" }""")]
    [InlineData("""{ "theme": "dark" }""")]
    [InlineData("""{ "mcpServers": {} }""")]
    [InlineData("{}")]
    [InlineData("")]
    [InlineData("""{ "mcpServers": { "agentos": { "command": "old", "args": [1, {"a": 2}] }, "other": 1 } }""")]
    [InlineData("{\n  // mine\n  \"mcpServers\": { /* keep */ \"other\": { \"command\": \"x\" }, },\n}")]
    public void A_json_configuration_gets_the_server_and_keeps_everything_else(string before)
    {
        string after = new JsonServers("mcpServers").Merge(before, s_entry);
        using System.Text.Json.JsonDocument document = System.Text.Json.JsonDocument.Parse(
            after, new System.Text.Json.JsonDocumentOptions { CommentHandling = System.Text.Json.JsonCommentHandling.Skip, AllowTrailingCommas = true });
        System.Text.Json.JsonElement server = document.RootElement.GetProperty("mcpServers").GetProperty("agentos");
        Assert.Equal(s_entry.Command, server.GetProperty("command").GetString());
        Assert.Equal(s_entry.Arguments, server.GetProperty("args").EnumerateArray().Select(item => item.GetString()!));
        foreach (string kept in new[] { "\"other\"", "\"theme\": \"dark\"", "// mine", "/* keep */" })
            Assert.Equal(before.Contains(kept, StringComparison.Ordinal), after.Contains(kept, StringComparison.Ordinal));
        Assert.Equal(after, new JsonServers("mcpServers").Merge(after, s_entry));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{ \"mcpServers\": [] }")]
    [InlineData("{ \"mcpServers\": {")]
    [InlineData("{ } trailing")]
    public void A_json_configuration_that_cannot_be_understood_is_left_alone(string before)
    {
        AgentOSException failure = Assert.Throws<AgentOSException>(() => new JsonServers("mcpServers").Merge(before, s_entry));
        Assert.Equal(McpErrors.BadConfiguration, failure.Definition);
    }

    [Theory]
    [InlineData("")]
    [InlineData("model = \"o\" # mine\n\n[mcp_servers.other]\ncommand = \"x\"\nargs = [\n  \"[mcp_servers.agentos]\",\n]\n")]
    [InlineData("text = \"\"\"\n[mcp_servers.agentos]\ncommand = \"no\"\n\"\"\"\n[profiles.a]\nmodel = 'b'")]
    public void A_toml_configuration_gets_the_server_at_its_end(string before)
    {
        string after = new TomlServers().Merge(before, s_entry);
        Assert.StartsWith(before, after, StringComparison.Ordinal);
        Assert.Contains("\n[mcp_servers.agentos]\ncommand = \"/opt/agent os/agentos\"\nargs = [\"mcp\", \"--db\", \"/home/ada/\\\"a\\\".db\"]\n", "\n" + after, StringComparison.Ordinal);
        Assert.Equal(after, new TomlServers().Merge(after, s_entry));
    }

    [Fact]
    public void In_a_toml_table_that_is_there_only_the_start_of_the_server_changes()
    {
        const string Before = "[mcp_servers.\"agentos\"] # mine\n# note\ncommand = \"old\"\nargs = [\n  \"a\", # with ]\n]\nstartup_timeout_sec = 20\n\n[mcp_servers.agentos.env]\nA = \"1\"\n";
        Assert.Equal(
            "[mcp_servers.\"agentos\"] # mine\ncommand = \"/opt/agent os/agentos\"\nargs = [\"mcp\", \"--db\", \"/home/ada/\\\"a\\\".db\"]\n# note\nstartup_timeout_sec = 20\n\n[mcp_servers.agentos.env]\nA = \"1\"\n",
            new TomlServers().Merge(Before, s_entry));
    }

    [Theory]
    [InlineData("mcp_servers = { }\n")]
    [InlineData("a = \"open\n")]
    [InlineData("a = [1\n")]
    public void A_toml_configuration_that_cannot_be_understood_is_left_alone(string before)
    {
        AgentOSException failure = Assert.Throws<AgentOSException>(() => new TomlServers().Merge(before, s_entry));
        Assert.Equal(McpErrors.BadConfiguration, failure.Definition);
    }

    [Fact]
    public void Random_texts_are_refused_or_merged_and_never_anything_else()
    {
        Random random = new(20261121);
        const string Alphabet = "{}[]\"':,=#\\/\n ab.mcp_serversagentos1";
        for (int round = 0; round < 20_000; round++)
        {
            string text = new([.. Enumerable.Range(0, random.Next(40)).Select(_ => Alphabet[random.Next(Alphabet.Length)])]);
            foreach (IConfigurationFormat format in new IConfigurationFormat[] { new JsonServers("mcpServers"), new TomlServers() })
            {
                try
                {
                    string merged = format.Merge(text, s_entry);
                    Assert.Equal(merged, format.Merge(merged, s_entry));
                }
                catch (AgentOSException failure)
                {
                    Assert.Equal(McpErrors.BadConfiguration, failure.Definition);
                }
            }
        }
    }

    [Theory]
    [InlineData("claude", ".claude.json")]
    [InlineData("cursor", ".cursor/mcp.json")]
    [InlineData("vscode", ".config/Code/User/mcp.json")]
    [InlineData("codex", ".codex/config.toml")]
    public void Each_clients_file_is_written_whole_with_a_backup_and_its_mode(string name, string file)
    {
        using TempDirectory home = new();
        McpClient client = McpClient.Find(name, home.Path, _ => null);
        Assert.Equal(home[file], client.File);
        Installation.Plan(client, new ServerEntry("/first", ["mcp"])).Write();
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(client.File));
        string first = File.ReadAllText(client.File);
        File.SetUnixFileMode(client.File, (UnixFileMode)0x1A4);
        Installation second = Installation.Plan(client, s_entry);
        second.Write();
        Assert.Equal(first, File.ReadAllText(second.Backup!));
        Assert.Contains("/opt/agent os/agentos", File.ReadAllText(client.File), StringComparison.Ordinal);
        Assert.Equal((UnixFileMode)0x1A4, File.GetUnixFileMode(client.File));
        Assert.Null(Installation.Plan(client, s_entry).Backup);
    }
}
