using AgentOS.Storage;
using AgentOS.Testing;

namespace AgentOS.Cli.Tests;

/// <summary>An agent's file of a test's own, and command lines run on it.</summary>
internal sealed class Agent : IDisposable
{
    private readonly TempDirectory _directory = new();

    private Agent()
    {
    }

    public string DatabasePath => _directory["agent.db"];

    public static async Task<Agent> CreateAsync()
    {
        Agent agent = new();
        await AgentDatabase.CreateAsync(agent.DatabasePath);
        return agent;
    }

    /// <summary>A path beside the agent's file.</summary>
    public string this[string relative] => _directory[relative];

    public Task<CommandLineRun> RunAsync(params string[] arguments) => CommandLineRun.OfAsync([.. arguments, "--db", DatabasePath]);

    public Task<CommandLineRun> RunWithInputAsync(string input, params string[] arguments) => CommandLineRun.OfAsync([.. arguments, "--db", DatabasePath], input);

    public Task<CommandLineRun> RunOnTerminalAsync(params string[] arguments) => CommandLineRun.OnTerminalAsync([.. arguments, "--db", DatabasePath]);

    /// <summary>Runs a command that must succeed and gives its output.</summary>
    public async Task<string> OutputOfAsync(params string[] arguments) => (await RunAsync(arguments)).Succeeded().Output;

    public void Dispose() => _directory.Dispose();
}
