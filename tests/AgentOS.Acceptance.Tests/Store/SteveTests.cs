using System.Text;
using System.Text.Json;
using AgentOS.Acceptance.Tests.Llm;
using AgentOS.Testing;

namespace AgentOS.Acceptance.Tests.Store;

/// <summary>examples/steve-agent as users run it: in its sandbox, its language model a script.</summary>
public sealed class SteveTests
{
    private const string Script = """
        {"answers": [
          {"when": "my name is", "tool_calls": [{"name": "remember", "arguments": {"note": "The user is Ada"}}]},
          {"when": "remembered", "after_tool": true, "say": "Noted."},
          {"when": "write it down", "tool_calls": [{"name": "write_file", "arguments": {"path": "a.md", "content": "# A\n"}}]},
          {"when": "wrote 4", "after_tool": true, "say": "Written."},
          {"when": "what is there", "tool_calls": [{"name": "list_files", "arguments": {}}, {"name": "read_file", "arguments": {"path": "../steve/notes.json"}}]},
          {"when": "outside of the workspace", "after_tool": true, "say": "Only this."},
          {"when": "let another greet", "tool_calls": [{"name": "ask_agent", "arguments": {"agent": "../hello-agent", "task": "good day"}}]},
          {"when": "You wrote **good day**", "after_tool": true, "say": "It greets."},
          {"when": "let a stranger", "tool_calls": [{"name": "ask_agent", "arguments": {"agent": "../node-agent", "task": "good day"}}]},
          {"when": "it may not run this agent", "after_tool": true, "say": "It may not."},
          {"say": "Hello."}
        ]}
        """;

    [Fact]
    public async Task Steve_thinks_acts_and_remembers_from_one_run_to_the_next()
    {
        await using ConfiguredModels models = new(ConfiguredModels.Scripted);
        await File.WriteAllTextAsync(Path.Combine(models.Directory, "script.json"), Script);
        using TempDirectory home = new();

        Assert.Equal(["ready", "activity remember", "Noted.", "activity write_file", "Written."], await RunAsync(models, home, "my name is Ada", "write it down"));
        Assert.Equal(["ready", "activity list_files", "activity read_file", "Only this."], await RunAsync(models, home, "what is there?"));
    }

    [Fact]
    public async Task Steve_has_another_agent_answer_and_only_one_that_he_may_run()
    {
        await using ConfiguredModels models = new(ConfiguredModels.Scripted);
        await File.WriteAllTextAsync(Path.Combine(models.Directory, "script.json"), Script);
        using TempDirectory home = new();

        Assert.Equal(["ready", "activity ask_agent", "It greets.", "activity ask_agent", "It may not."], await RunAsync(models, home, "let another greet", "let a stranger greet"));
        string below = Assert.Single(Directory.GetDirectories(home["data/agentstore/sessions"], "*.agents", SearchOption.AllDirectories));
        Assert.Single(Directory.GetFiles(below, "*.db", SearchOption.AllDirectories));
    }

    private static async Task<IEnumerable<string>> RunAsync(ConfiguredModels models, TempDirectory home, params string[] questions)
    {
        string input = string.Concat(questions.Select((question, index) => $$"""{"type":"message","content":"{{question}}","message_id":"m{{index}}"}""" + "\n"));
        ProgramRun run = await PublishedProgram.RunAsync(models.Directory, Encoding.UTF8.GetBytes(input),
        [
            "env", $"AGENTOS_LLM_CONFIG={Path.Combine(models.Directory, "llm.json")}", $"XDG_DATA_HOME={home["data"]}", $"XDG_CACHE_HOME={home["cache"]}",
            Path.Combine(PublishedProgram.Folder, "agentstore"), "run", Path.Combine(PublishedProgram.Root, "examples", "steve-agent"), "--agent-read", "--yes", "--session", "ours",
        ]);
        return run.Succeeded().Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Shown);
    }

    private static string Shown(string line)
    {
        JsonElement message = JsonDocument.Parse(line).RootElement;
        return message.GetProperty("type").GetString()! switch
        {
            "response" => message.GetProperty("content").GetString()!,
            "activity" => $"activity {message.GetProperty("tool").GetString()}",
            "error" => line,
            { } type => type,
        };
    }
}
