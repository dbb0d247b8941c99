using AgentOS.Bench.Results;
using AgentOS.Storage;

namespace AgentOS.Bench.Sdk.Operations;

/// <summary>A small value under a new key.</summary>
internal sealed class SetKeyValue : ISdkOperation
{
    public string Name => "kv-set";

    public string Title => "kv.set";

    public int Count => 1000;

    public bool IsOneCommit => true;

    public Target Target => Target.AtLeast(5);

    public Task PrepareAsync(AgentDatabase agent) => Task.CompletedTask;

    public Task RunAsync(AgentDatabase agent, int number) => agent.KeyValue.SetJsonAsync($"key-{number}", $"\"value-{number}\"");

    public async Task<string> CheckAsync(AgentDatabase agent, int number) => (await agent.KeyValue.GetJsonAsync($"key-{number}"))!.Trim('"');
}
