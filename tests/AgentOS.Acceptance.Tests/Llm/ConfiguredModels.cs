using AgentOS.Testing;

namespace AgentOS.Acceptance.Tests.Llm;

/// <summary>A configuration of language models in a directory of a test's own, and the gateway that starts for it.</summary>
internal sealed class ConfiguredModels : IAsyncDisposable
{
    private readonly TempDirectory _directory = new();

    public ConfiguredModels(string configuration)
    {
        File.WriteAllText(Path.Combine(Directory, "llm.json"), configuration);
        File.WriteAllText(Path.Combine(Directory, "script.json"), """
            {"answers": [
              {"when": "tool", "tool_calls": [{"name": "weather", "arguments": {"city": "Bern"}}]},
              {"when": "2+2", "say": "4", "input_tokens": 10, "output_tokens": 1},
              {"say": ["Hel", "lo ", "there"], "input_tokens": 20, "output_tokens": 3},
            ]}
            """);
    }

    /// <summary>Every model is a script.</summary>
    public static string Scripted => """{"providers": {"play": {"format": "scripted", "script": "script.json"} }, "models": {"*": "play/any"}, "default": "play/any"}""";

    public string Directory => _directory.Path;

    /// <summary>Runs agentos with the configuration.</summary>
    public Task<ProgramRun> RunAsync(params string[] arguments) =>
        PublishedProgram.RunAsync(Directory, [], ["env", $"AGENTOS_LLM_CONFIG={Path.Combine(Directory, "llm.json")}", Path.Combine(PublishedProgram.Folder, "agentos"), .. arguments]);

    public async ValueTask DisposeAsync()
    {
        // Whether one runs is not this object's affair.
        _ = await RunAsync("llm", "stop");
        _directory.Dispose();
    }
}
