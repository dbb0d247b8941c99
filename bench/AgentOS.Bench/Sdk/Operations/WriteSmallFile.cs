using AgentOS.Bench.Results;
using AgentOS.Storage;

namespace AgentOS.Bench.Sdk.Operations;

/// <summary>A file of 1 KiB under a new name.</summary>
internal sealed class WriteSmallFile : ISdkOperation
{
    private static readonly byte[] Content = [.. Enumerable.Repeat((byte)'a', 1024)];

    public string Name => "write-1k";

    public string Title => "write 1 KiB, new file";

    public int Count => 500;

    public bool IsOneCommit => true;

    public Target Target => Target.AtLeast(5);

    public Task PrepareAsync(AgentDatabase agent) => agent.Files.MakeDirectoryAsync("/files");

    public Task RunAsync(AgentDatabase agent, int number) => agent.Files.WriteAsync(PathOf(number), Content);

    public async Task<string> CheckAsync(AgentDatabase agent, int number) => $"{(await agent.Files.ReadAsync(PathOf(number))).Length}";

    private static string PathOf(int number) => $"/files/{number}";
}
