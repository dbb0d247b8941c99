using AgentOS.Bench.Results;
using AgentOS.Storage;

namespace AgentOS.Bench.Sdk.Operations;

/// <summary>The attributes of a file, a hundred names in turn.</summary>
internal sealed class StatFile : ISdkOperation
{
    private const int Files = 100;

    public string Name => "stat";

    public string Title => "stat";

    public int Count => 5000;

    public bool IsOneCommit => false;

    public Target Target => Target.AtLeast(5);

    public async Task PrepareAsync(AgentDatabase agent)
    {
        await agent.Files.MakeDirectoryAsync("/files");
        for (int number = 0; number < Files; number++)
            await agent.Files.WriteAsync(PathOf(number), new byte[1024]);
    }

    public Task RunAsync(AgentDatabase agent, int number) => agent.Files.StatAsync(PathOf(number));

    public async Task<string> CheckAsync(AgentDatabase agent, int number) => $"{(await agent.Files.StatAsync(PathOf(number))).Size}";

    private static string PathOf(int number) => $"/files/{number % Files}";
}
