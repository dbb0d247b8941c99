using System.Diagnostics;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using AgentOS.Storage;
using AgentOS.Testing;

namespace AgentOS.Kernel.Tests.Files;

/// <summary>The program as users have it, killed while it works.</summary>
public sealed class KilledServerTests : IDisposable
{
    private const int EnoughAnswers = 300;

    private readonly TempDirectory _directory = new();

    [Fact]
    public async Task D1_nothing_that_was_answered_is_lost_by_kill_9()
    {
        string program = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(SourcePath())!, "..", "..", "..", "artifacts", "native", "agentos"));
        Assert.SkipUnless(File.Exists(program), "agentos is not published: run ./agentos once");
        string socket = _directory["served.sock"], file = _directory["agent.db"];
        using Process server = Process.Start(new ProcessStartInfo(program, ["serve", file, "--socket", socket]) { UseShellExecute = false, RedirectStandardError = true })!;
        Assert.Contains(socket, await server.StandardError.ReadLineAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        int answered = 0;
        Task[] callers = [.. Enumerable.Range(0, 8).Select(caller => Task.Run(() => Write(socket, caller, () =>
        {
            if (Interlocked.Increment(ref answered) == EnoughAnswers)
                server.Kill();
        })))];
        await Task.WhenAll(callers);
        await server.WaitForExitAsync(TestContext.Current.CancellationToken);
        await using AgentDatabase database = await AgentDatabase.OpenAsync(file, cancellationToken: TestContext.Current.CancellationToken);
        foreach (Task<int> caller in callers.Cast<Task<int>>())
        {
            int number = Array.IndexOf(callers, caller);
            for (int call = 0; call < await caller; call++)
                Assert.Equal($"{call}", await database.Files.ReadTextAsync($"/{number}/{call}", TestContext.Current.CancellationToken));
        }

        Assert.True(answered >= EnoughAnswers);
    }

    public void Dispose() => _directory.Dispose();

    // How many were answered before the end.
    private static int Write(string socket, int caller, Action answered)
    {
        using DataClient client = new(socket);
        for (int call = 0; ; call++)
        {
            try
            {
                if (!client.Files($$"""{"op": "write", "path": "/{{caller}}/{{call}}"}""", $"{call}").GetProperty("success").GetBoolean())
                    return call;
            }
            catch (Exception end) when (end is SocketException or InvalidOperationException or EndOfStreamException)
            {
                return call;
            }

            answered();
        }
    }

    private static string SourcePath([CallerFilePath] string path = "") => path;
}
