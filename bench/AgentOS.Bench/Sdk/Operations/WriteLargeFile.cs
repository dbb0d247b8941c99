using AgentOS.Bench.Results;
using AgentOS.Storage;

namespace AgentOS.Bench.Sdk.Operations;

/// <summary>A file of 10 MiB under a new name.</summary>
internal sealed class WriteLargeFile : ISdkOperation
{
    private static readonly byte[] Content = [.. Enumerable.Range(0, 10 << 20).Select(at => (byte)((at * 31) + (at >> 12)))];

    public string Name => "write-10m";

    public string Title => "write 10 MiB, new file";

    public int Count => 3;

    public bool IsOneCommit => false;

    public Target Target => Target.AtLeast(10);

    public Task PrepareAsync(AgentDatabase agent) => agent.Files.MakeDirectoryAsync("/files");

    public Task RunAsync(AgentDatabase agent, int number) => agent.Files.WriteAsync(PathOf(number), Content);

    public async Task<string> CheckAsync(AgentDatabase agent, int number) => $"{(await agent.Files.StatAsync(PathOf(number))).Size}";

    private static string PathOf(int number) => $"/files/{number}";
}
