using System.Diagnostics;

namespace AgentOS.Acceptance.Tests.Mcp;

/// <summary><c>agentos mcp --http</c> at a port of its own.</summary>
internal sealed class HttpServer : IAsyncDisposable
{
    private readonly string _directory;
    private readonly Process _process;

    private HttpServer(string directory, Process process, string url)
    {
        _directory = directory;
        _process = process;
        Url = url;
    }

    /// <summary>Where it answers.</summary>
    public string Url { get; }

    public static async Task<HttpServer> StartAsync(string directory)
    {
        Process process = PublishedProgram.Start(directory, [Path.Combine(PublishedProgram.Folder, "agentos"), "mcp", "--http", "0"]);
        string line = (await process.StandardError.ReadLineAsync())!;
        return new(directory, process, line.Split(' ').First(word => word.StartsWith("http://", StringComparison.Ordinal)).TrimEnd(';'));
    }

    /// <summary>Ends it as a person does; it takes its sandbox with it.</summary>
    public async ValueTask DisposeAsync()
    {
        await PublishedProgram.RunAsync(_directory, [], ["kill", "-TERM", $"{_process.Id}"]);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
