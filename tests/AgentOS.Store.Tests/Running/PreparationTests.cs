using AgentOS.Errors;
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
        Assert.Matches("^[0-9]+\ntool\nFalse$", first);
        Assert.Equal(first, (await agent.AskAsync("x"))[0].Content);
        await File.WriteAllTextAsync(Path.Combine(agent.Folder, "new"), "", Cancel);
        Assert.NotEqual(first, (await agent.AskAsync("x"))[0].Content);
        Assert.False(File.Exists(Path.Combine(agent.Folder, "built")));
    }

    [Fact]
    public async Task Many_starts_at_once_prepare_once()
    {
        using TestAgent agent = new("python3 agent.py", "date +%N > built") { Script = Ready };
        CountingSetup setup = new();
        PackagePreparation preparation = new(agent.Directories, setup);
        PreparedAgent[] prepared = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => preparation.PrepareAsync(agent.Package, new Progress<string>(), Cancel)));
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

        public Task RunAsync(AgentOS.Store.Packages.AgentPackage package, PreparedDirectory place, IProgress<string> progress, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref _runs);
            return _setup.RunAsync(package, place, progress, cancellationToken);
        }
    }
}
