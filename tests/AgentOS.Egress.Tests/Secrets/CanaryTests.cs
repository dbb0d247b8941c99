using System.Text;
using AgentOS.Egress.Tests.Laboratory;

namespace AgentOS.Egress.Tests.Secrets;

/// <summary>A key is looked for everywhere it could have been left.</summary>
public sealed class CanaryTests(Internet internet)
{
    private static readonly byte[] s_canary = Encoding.ASCII.GetBytes(SecretHost.Canary);

    [Fact]
    public async Task A_key_is_found_nowhere_but_at_its_host()
    {
        using EgressHost host = await SecretHost.MakeAsync(internet);
        await using HostProgram sandbox = host.Start(
            ["--allow", "ok.com", "--secret", "TOKEN=vault:own@ok.com:bearer"],
            "curl -sS --max-time 20 -H \"Authorization: Bearer $TOKEN\" https://ok.com/headers; env; env > /agent/env; echo ready; read line");
        StringBuilder printed = new();
        for (string? line = ""; line != "ready"; line = await sandbox.Output.ReadLineAsync())
            printed.AppendLine(line ?? throw new InvalidOperationException(await sandbox.ErrorsAsync()));
        Assert.Contains("TOKEN=AGENTOS", printed.ToString(), StringComparison.Ordinal);

        Assert.Empty(ProcessesWithCanary());
        // 0 where this machine allows no core dumps at all.
        Assert.Matches("Max core file size +[01] ", File.ReadAllText($"/proc/{sandbox.ProcessId}/limits"));
        ProgramRun snapshot = await host.CommandAsync("snapshot", "--db", host.Database);
        ProgramRun run = await sandbox.FinishAsync();
        ProgramRun refused = await host.CommandAsync("run", "--db", host.Database, "--secret", "TOKEN=vault:missing@ok.com", "--allow", "ok.com", "--", "true");
        ProgramRun listed = await host.CommandAsync("keys", "list");
        ProgramRun timeline = await host.CommandAsync("timeline", "--db", host.Database, "--json");
        Assert.Contains("vault.no-key", refused.Errors, StringComparison.Ordinal);
        foreach (ProgramRun said in new[] { snapshot, run, refused, listed, timeline })
            Assert.DoesNotContain("canary", said.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("canary", printed.ToString(), StringComparison.Ordinal);
        Assert.Empty(FilesWithCanary(host.Home));
        // All this would mean nothing if the key had not been used.
        Assert.Contains((await internet.TakeAsync()).Hits, hit => hit.Contains(SecretHost.Canary, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_exposed_on_purpose_is_found_and_warned_of()
    {
        using EgressHost host = await SecretHost.MakeAsync(internet);
        await using HostProgram sandbox = host.Start(["--net", "none", "--report", "--expose-secret", "TOKEN=vault:own"], "env > /agent/env; echo ready; read line");
        Assert.Equal("ready", await sandbox.Output.ReadLineAsync());
        Assert.NotEmpty(ProcessesWithCanary());
        ProgramRun run = await sandbox.FinishAsync();
        Assert.Contains("--expose-secret", run.Errors, StringComparison.Ordinal);
        Assert.Contains("\"exposed_secrets\":[\"TOKEN\"]", run.Errors.Replace(" ", "", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains(host.Database, FilesWithCanary(host.Home));
    }

    // Arguments and environment of everything that runs: the sandbox's programs are this machine's processes.
    private static List<string> ProcessesWithCanary() =>
        [.. Directory.GetDirectories("/proc").Where(path => int.TryParse(Path.GetFileName(path), out _)).SelectMany(path => new[] { $"{path}/cmdline", $"{path}/environ" }).Where(HasCanary)];

    private static List<string> FilesWithCanary(string directory) =>
        [.. Directory.EnumerateFiles(directory, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.Device }).Where(HasCanary)];

    private static bool HasCanary(string path)
    {
        try
        {
            return File.ReadAllBytes(path).AsSpan().IndexOf(s_canary) >= 0;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // A process that has just ended, a socket.
            return false;
        }
    }
}
