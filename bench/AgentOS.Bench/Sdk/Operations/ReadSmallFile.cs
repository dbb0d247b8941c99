using AgentOS.Bench.Results;
using AgentOS.Storage;

namespace AgentOS.Bench.Sdk.Operations;

/// <summary>The whole of a file of 1 KiB, a hundred names in turn.</summary>
internal sealed class ReadSmallFile : ISdkOperation
{
    private const int Files = 100;

    public string Name => "read-1k";

    public string Title => "read 1 KiB";

    public int Count => 2000;

    public bool IsOneCommit => false;

    public Target Target => Target.AtLeast(5);

    public async Task PrepareAsync(AgentDatabase agent)
    {
        await agent.Files.MakeDirectoryAsync("/files");
        for (int number = 0; number < Files; number++)
            await agent.Files.WriteAsync(PathOf(number), new byte[1024]);
    }

    public Task RunAsync(AgentDatabase agent, int number) => agent.Files.ReadAsync(PathOf(number));

    public async Task<string> CheckAsync(AgentDatabase agent, int number) => $"{(await agent.Files.ReadAsync(PathOf(number))).Length}";

    private static string PathOf(int number) => $"/files/{number % Files}";
}
