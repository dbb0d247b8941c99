using AgentOS.Errors;
using AgentOS.Store.Approvals.Permissions;
using AgentOS.Store.Isolation;
using AgentOS.Store.Preparation;

namespace AgentOS.Store.Tests.Running;

public sealed class PreparationTests
{
    private const string Ready = """
        import json, os, sys
        print(json.dumps({"type": "ready"}), flush=True)
        for line in sys.stdin:
            message = json.loads(line)
            if message["type"] == "shutdown": break
            text = "".join(open(name).read() for name in ["/home/user/agent/built", "/home/user/.tools/tool"]) + str(os.access("/home/user/.tools/tool", os.W_OK))
            print(json.dumps({"type": "response", "content": text, "message_id": message["message_id"], "done": True}), flush=True)
        """;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Setup_runs_once_for_a_content_and_what_it_made_is_there()
    {
        using TestAgent agent = new("python3 agent.py", "date +%N > built; mkdir ~/.tools; echo tool > ~/.tools/tool; ln -s /etc/shadow ~/link; mkdir ~/workspace") { Script = Ready };
        string first = (await agent.AskAsync("x"))[0].Content;
        Assert.Matches("^[0-9]+\ntool\nTrue$", first);
        Assert.Equal(first, (await agent.AskAsync("x"))[0].Content);
        await File.WriteAllTextAsync(Path.Combine(agent.Folder, "new"), "", Cancel);
        Assert.NotEqual(first, (await agent.AskAsync("x"))[0].Content);
        Assert.False(File.Exists(Path.Combine(agent.Folder, "built")));
    }

    [Fact]
    public async Task What_an_agent_changes_of_what_setup_made_is_as_it_was_the_next_time()
    {
        using TestAgent agent = TestAgent.Python("""
            tool = pathlib.Path("/home/user/.tools/tool")
            before = tool.read_text()
            tool.write_text("changed")
            pathlib.Path("/home/user/.cache/new").write_text("x")
            say([before, tool.read_text(), os.listdir("/home/user/.cache")])
            """);
        agent.Manifest = agent.Manifest with { Runtime = agent.Manifest.Runtime with { SetupCommand = "mkdir ~/.tools ~/.cache; printf tool > ~/.tools/tool" } };
        for (int run = 0; run < 2; run++)
            Assert.Equal("['tool', 'changed', ['new']]", (await agent.AskAsync("x"))[0].Content);
        Assert.Equal("tool", await File.ReadAllTextAsync(Path.Combine(PreparedDirectory.Of(agent.Directories, agent.Package, AgentIsolation.Local)!.Home, ".tools", "tool"), Cancel));
    }

    [Fact]
    public async Task Many_starts_at_once_prepare_once()
    {
        using TestAgent agent = new("python3 agent.py", "date +%N > built") { Script = Ready };
        CountingSetup setup = new();
        PackagePreparation preparation = new(agent.Directories, setup);
        PreparedAgent[] prepared = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => preparation.PrepareAsync(agent.Package, PermissionSet.Of(agent.Manifest), new Progress<string>(), Cancel)));
        Assert.Single(prepared.Select(one => one.Code).Distinct());
        Assert.Equal(1, setup.Runs);
    }

    [Fact]
    public async Task A_setup_that_fails_shows_its_output_and_is_tried_again()
    {
        using TestAgent agent = new("python3 agent.py", "echo working; echo 'no compiler' >&2; exit 4") { Script = Ready };
        AgentOSException failure = await Assert.ThrowsAsync<AgentOSException>(() => agent.StartAsync());
        Assert.Same(PreparationErrors.SetupFailed, failure.Definition);
        Assert.Contains("exit status 4: working\nno compiler", failure.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<AgentOSException>(() => agent.StartAsync());
    }

    [Fact]
    public async Task What_setup_wrote_is_kept_whether_it_failed_or_not()
    {
        using TestAgent failing = new("python3 agent.py", "seq 1 1000; echo 'no compiler' >&2; exit 4") { Script = Ready };
        string log = PreparedDirectory.Of(failing.Directories, failing.Package, AgentIsolation.Local)!.Log;
        AgentOSException failure = await Assert.ThrowsAsync<AgentOSException>(() => failing.StartAsync());
        Assert.EndsWith($"; all of it: {log})", failure.Message, StringComparison.Ordinal);
        string[] expected = [.. Enumerable.Range(1, 1000).Select(line => $"{line}"), "no compiler"];
        Assert.Equal(expected, await File.ReadAllLinesAsync(log, Cancel));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(log));

        using TestAgent working = new("python3 agent.py", "echo done; mkdir ~/.tools; echo tool > ~/.tools/tool; echo built > built") { Script = Ready };
        await working.AskAsync("x");
        Assert.Equal("done\n", await File.ReadAllTextAsync(PreparedDirectory.Of(working.Directories, working.Package, AgentIsolation.Local)!.Log, Cancel));
    }

    [Fact]
    public async Task A_log_does_not_fill_the_disk()
    {
        using TestAgent agent = new("python3 agent.py", "yes $(seq -s- 1 2000) | head -c 6M; echo end; exit 1") { Script = Ready };
        await Assert.ThrowsAsync<AgentOSException>(() => agent.StartAsync());
        string log = PreparedDirectory.Of(agent.Directories, agent.Package, AgentIsolation.Local)!.Log;
        Assert.InRange(new FileInfo(log).Length, (4 << 20) - 10_000, (4 << 20) + 100);
        Assert.Equal("… the rest was not kept", (await File.ReadAllLinesAsync(log, Cancel))[^1]);
    }

    [Fact]
    public async Task What_nobody_used_goes_and_what_is_being_made_stays()
    {
        using TestAgent agent = new("python3 agent.py", "mkdir ~/sealed; touch ~/sealed/x; chmod 0 ~/sealed; echo built > built") { Script = Ready };
        PackagePreparation preparation = new(agent.Directories, new SandboxedSetup(TimeProvider.System));
        Task<PreparedAgent> prepareAsync() => preparation.PrepareAsync(agent.Package, PermissionSet.Of(agent.Manifest), new Progress<string>(), Cancel);
        await prepareAsync();
        PreparedDirectory place = PreparedDirectory.Of(agent.Directories, agent.Package, AgentIsolation.Local)!;
        PreparedCache cache = new(agent.Directories.Prepared);
        DateTimeOffset now = TimeProvider.System.GetUtcNow();
        Directory.SetLastWriteTimeUtc(place.Path, now.UtcDateTime.AddDays(-40));
        await prepareAsync();
        Assert.Empty(cache.ClearUnused(now.AddDays(-30)));

        Directory.SetLastWriteTimeUtc(place.Path, now.UtcDateTime.AddDays(-40));
        using (place.Lock())
            Assert.Empty(cache.ClearUnused(now.AddDays(-30)));
        Assert.Equal([Path.GetFileName(place.Path)], cache.ClearUnused(now.AddDays(-30)));
        Assert.False(place.IsThere);
        Assert.False(File.Exists(place.Log));
        await prepareAsync();
        Assert.True(place.IsThere);
    }

    [Fact]
    public async Task Registries_are_named_while_setup_runs_and_not_after()
    {
        const string look = "import socket,sys\ntry:\n  socket.getaddrinfo('pypi.org', 443); print('found')\nexcept OSError: print('hidden')\n";
        using TestAgent agent = new("python3 agent.py", "python3 look.py > built; mkdir ~/.tools; cp built ~/.tools/tool") { Script = Ready };
        await File.WriteAllTextAsync(Path.Combine(agent.Folder, "look.py"), look, Cancel);
        Assert.StartsWith("found", (await agent.AskAsync("x"))[0].Content, StringComparison.Ordinal);
        using TestAgent running = TestAgent.Python("say(subprocess.run(['python3', 'look.py'], capture_output=True, text=True).stdout.strip())");
        await File.WriteAllTextAsync(Path.Combine(running.Folder, "look.py"), look, Cancel);
        Assert.Equal("hidden", (await running.AskAsync("x"))[0].Content);
    }

    private sealed class CountingSetup : ISetupRunner
    {
        private readonly SandboxedSetup _setup = new(TimeProvider.System);
        private int _runs;

        public int Runs => _runs;

        public Task RunAsync(AgentOS.Store.Packages.AgentPackage package, PermissionSet permissions, AgentIsolation isolation, PreparedDirectory place, IProgress<string> progress, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref _runs);
            return _setup.RunAsync(package, permissions, isolation, place, progress, cancellationToken);
        }
    }
}
