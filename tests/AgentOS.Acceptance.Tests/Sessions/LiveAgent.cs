using System.Diagnostics;
using System.Text.Json;

namespace AgentOS.Acceptance.Tests.Sessions;

/// <summary>An agent that runs until the test ends it. Its script says "ready" on a line of its own first.</summary>
internal sealed class LiveAgent : IAsyncDisposable
{
    private readonly Process _run;
    private readonly string _directory;

    private LiveAgent(Process run, string directory, string id)
    {
        _run = run;
        _directory = directory;
        Id = id;
    }

    public string Id { get; }

    /// <summary>The process of <c>agentos run</c>.</summary>
    public Process Host => _run;

    /// <summary>Starts an agent and finds its id by its file, which no other agent has.</summary>
    public static async Task<LiveAgent> StartAsync(string directory, string script, params string[] options)
    {
        Process run = PublishedProgram.Start(
            directory, [Path.Combine(PublishedProgram.Folder, "agentos"), "run", "-q", "--workspace", "none", .. options, "--", "sh", "-c", $"echo ready; {script}"]);
        Assert.Equal("ready", await run.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken));
        JsonElement agent = Assert.Single(await ListAsync(directory));
        return new LiveAgent(run, directory, agent.GetProperty("id").GetString()!);
    }

    /// <summary>What <c>agentos ps</c> lists of the agents of one directory.</summary>
    public static async Task<JsonElement[]> ListAsync(string directory)
    {
        ProgramRun list = (await PublishedProgram.RunAsync(directory, "ps", "--json")).Succeeded();
        return [.. JsonDocument.Parse(list.Output).RootElement.EnumerateArray()
            .Where(agent => agent.GetProperty("database").GetString() == Path.Combine(directory, "agent.db"))];
    }

    public Task<ProgramRun> ExecAsync(params string[] command) => PublishedProgram.RunAsync(_directory, ["exec", Id, .. command]);

    /// <summary>Waits for the end of <c>agentos run</c>.</summary>
    public async Task<int> EndAsync()
    {
        await _run.WaitForExitAsync(TestContext.Current.CancellationToken);
        return _run.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_run.HasExited)
            _run.Kill();
        await _run.WaitForExitAsync();
        _run.Dispose();
    }
}
