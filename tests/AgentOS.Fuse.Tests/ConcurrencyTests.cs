using System.Diagnostics;
using System.Security.Cryptography;
using AgentOS.Storage;
using AgentOS.Storage.Integrity;
using AgentOS.Testing;
using AgentOS.Testing.Endurance;

namespace AgentOS.Fuse.Tests;

/// <summary>Eight processes change one directory of a mount while others write through the SDK: everybody reads what was written, and the file is sound.</summary>
public sealed class ConcurrencyTests : IDisposable
{
    private const int Hammers = 8;
    private const int Writers = 2;

    private readonly TempDirectory _directory = new();

    public static TheoryData<bool> Users => [true, false];

    private string Mount => _directory["mount"];

    private string Database => _directory["database/agent.db"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _directory.Dispose();

    [Theory]
    [MemberData(nameof(Users))]
    public async Task Programs_and_sdk_writers_agree(bool isRoot)
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "becoming another user needs root");
        foreach (string directory in (string[])[Mount, _directory["database"]])
        {
            Directory.CreateDirectory(directory);
            Assert.Equal(0, Command.Run("chown", isRoot ? "root:root" : "nobody:nogroup", directory).ExitCode);
        }

        using (DriverProcess driver = isRoot ? DriverProcess.Start(Mount, Database) : DriverProcess.StartAsNobody(Mount, Database))
        {
            Assert.Equal("ready", driver.FirstLine);
            Process[] hammers = [.. Enumerable.Range(0, Hammers).Select(number => StartHammer(isRoot, number))];
            Task<List<TimeSpan>>[] writers = [.. Enumerable.Range(0, Writers).Select(number => WriteWhile(hammers, isRoot, number))];
            foreach (Process hammer in hammers)
            {
                string said = await hammer.StandardError.ReadToEndAsync(Cancellation);
                await hammer.WaitForExitAsync(Cancellation);
                Assert.True(hammer.ExitCode == 0, said);
            }

            List<TimeSpan> delays = [.. (await Task.WhenAll(writers)).SelectMany(delay => delay).Order()];
            TestContext.Current.TestOutputHelper!.WriteLine(
                $"{delays.Count} SDK writes seen after {delays[delays.Count / 2].TotalMilliseconds:F0} ms (median), {delays[^1].TotalMilliseconds:F0} ms (most)");
            Assert.Equal(await ListThroughSdk(), ListThroughMount(isRoot));
        }

        Assert.Empty(DatabaseIntegrity.Check(Database).Findings);
    }

    private Process StartHammer(bool isRoot, int number)
    {
        string script = Path.Combine(AppContext.BaseDirectory, "Endurance", "hammer.py");
        return Start(isRoot, "python3", "-B", script, Mount, $"hammer{number}", $"{Lockstep.Operations(usually: 250, soaking: 3_000)}");
    }

    private static Process Start(bool isRoot, params string[] command)
    {
        string[] prefix = isRoot ? ["env"] : ["setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups", "env", "PATH=/usr/bin:/bin"];
        return Command.Start(prefix[0], [.. prefix[1..], .. command]);
    }

    /// <summary>Writes and removes one file through the SDK, each time until the mount shows it. How long that took.</summary>
    private async Task<List<TimeSpan>> WriteWhile(Process[] hammers, bool isRoot, int number)
    {
        List<TimeSpan> delays = [];
        string name = $"written{number}";
        using Process viewer = Start(isRoot, "python3", "-uBc", Viewer, Path.Combine(Mount, name));
        Assert.Equal("ready", await viewer.StandardOutput.ReadLineAsync(Cancellation));
        await using AgentDatabase database = await AgentDatabase.OpenAsync(Database, cancellationToken: Cancellation);
        for (int round = 0; round < 3 || hammers.Any(hammer => !hammer.HasExited); round++)
        {
            bool isRemoval = round % 4 == 3;
            string content = isRemoval ? "" : $"round {round}";
            await (isRemoval ? database.Files.DeleteFileAsync("/" + name, Cancellation) : database.Files.WriteTextAsync("/" + name, content, Cancellation));
            long start = Stopwatch.GetTimestamp();
            await viewer.StandardInput.WriteLineAsync(content);
            Assert.Equal("seen", await viewer.StandardOutput.ReadLineAsync(Cancellation));
            delays.Add(Stopwatch.GetElapsedTime(start));
        }

        return delays;
    }

    // Reads until the file has the content of the line it was given; an empty line means that there is none.
    private const string Viewer = """
        import sys, time
        print("ready")
        for line in sys.stdin:
            end, found = time.monotonic() + 60, None
            while found != line.strip() and time.monotonic() < end:
                try: found = open(sys.argv[1]).read()
                except FileNotFoundError: found = ""
                time.sleep(0.001)
            print("seen" if found == line.strip() else f"{found!r} instead of {line!r}")
        """;

    private async Task<List<string>> ListThroughSdk()
    {
        await using AgentDatabase database = await AgentDatabase.OpenAsync(Database, cancellationToken: Cancellation);
        List<string> found = [];
        foreach (string name in (await database.Files.ListAsync("/", Cancellation)).Select(entry => entry.Name).Order(StringComparer.Ordinal))
            found.Add($"{Convert.ToHexStringLower(SHA256.HashData(await database.Files.ReadAsync("/" + name, Cancellation)))}  {name}");
        return found;
    }

    private List<string> ListThroughMount(bool isRoot)
    {
        using Process shell = Start(isRoot, "sh", "-c", $"cd '{Mount}' && LC_ALL=C sha256sum *");
        string output = shell.StandardOutput.ReadToEnd();
        shell.WaitForExit();
        return [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries)];
    }
}
