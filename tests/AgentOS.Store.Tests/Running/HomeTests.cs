using AgentOS.Storage;
using AgentOS.Storage.Turns;
using AgentOS.Store.Manifests;
using AgentOS.Store.Running;
using AgentOS.Store.Sessions;

namespace AgentOS.Store.Tests.Running;

public sealed class HomeTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_an_agent_keeps_in_its_home_is_there_next_time_and_what_it_deleted_is_not()
    {
        using TestAgent agent = TestAgent.Python("""
            pathlib.Path(content).unlink() if os.path.exists(content) else pathlib.Path(content).write_text(content)
            say(sorted(name for name in os.listdir("/home/user")) == sorted(os.listdir("/agent")) and sorted(os.listdir("/home/user")))
            """);
        Assert.Equal("['agent', 'workspace']", (await agent.AskAsync("/dev/shm/x"))[0].Content);
        Assert.Equal("['a', 'agent', 'workspace']", (await agent.AskAsync("/home/user/a"))[0].Content);
        Assert.Equal("['a', 'agent', 'b', 'workspace']", (await agent.AskAsync("/agent/b"))[0].Content);
        Assert.Equal("['agent', 'b', 'workspace']", (await agent.AskAsync("/home/user/a"))[0].Content);
    }

    [Fact]
    public async Task It_starts_in_its_code_and_knows_its_places()
    {
        using TestAgent agent = TestAgent.Python("""say([os.getcwd(), os.environ["HOME"], os.path.expanduser("~agent"), os.environ["TZ"] != "", os.environ["WORKSPACE"]])""");
        Assert.Equal("['/home/user/agent', '/home/user', '/home/user', True, '/home/user/workspace']", (await agent.AskAsync("x"))[0].Content);
    }

    [Fact]
    public async Task What_it_writes_beside_its_code_is_gone_with_the_run_and_was_never_in_the_package()
    {
        using TestAgent agent = TestAgent.Python("""
            import py_compile
            py_compile.compile("agent.py")
            pathlib.Path("new").write_text("x")
            with open("agent.py", "a") as code: code.write("# changed")
            pathlib.Path("data").unlink()
            say([sorted(os.listdir(".")), open("agent.py").read().endswith("# changed")])
            """);
        await File.WriteAllTextAsync(Path.Combine(agent.Folder, "data"), "kept", Cancel);
        string digest = agent.Package.Digest;
        for (int run = 0; run < 2; run++)
            Assert.Equal("[['__pycache__', 'agent.py', 'new'], True]", (await agent.AskAsync("x"))[0].Content);
        Assert.Equal(digest, agent.Package.Digest);
        Assert.Equal("kept", await File.ReadAllTextAsync(Path.Combine(agent.Folder, "data"), Cancel));
        Assert.DoesNotContain(Directory.GetFiles(agent["data"], "*", SearchOption.AllDirectories), file => file.Contains(".layer", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_a_killed_run_wrote_beside_its_code_is_gone_with_the_next()
    {
        using TestAgent agent = TestAgent.Python("say(sorted(os.listdir('.')))");
        await agent.AskAsync("x");
        string session = new SessionDirectory(agent.Directories, TimeProvider.System).Of(agent.Package).Find("test").Path;
        await using (AgentDatabase scratch = await AgentDatabase.OpenAsync($"{session}.layer-0", cancellationToken: Cancel))
            await scratch.Files.WriteTextAsync("/workspace", "not a directory", Cancel);
        await File.WriteAllTextAsync($"{session}.layer-7-wal", "x", Cancel);
        Assert.Equal("['agent.py']", (await agent.AskAsync("x"))[0].Content);
        Assert.Empty(Directory.GetFiles(Path.GetDirectoryName(session)!, "*.layer*"));
    }

    [Fact]
    public async Task Turns_are_kept_as_they_happen()
    {
        using TestAgent agent = TestAgent.Python("""
            if content == "fail": send(type="error", error="no", message_id=id)
            else: say(content.upper())
            """);
        await agent.AskAsync("one", "fail");
        string file = Directory.GetFiles(agent["data"], "*.db", SearchOption.AllDirectories).Single();
        await using AgentDatabase kept = await AgentDatabase.OpenAsync(file, cancellationToken: Cancel);
        IReadOnlyList<Turn> turns = await kept.Turns.ReadAsync(cancellationToken: Cancel);
        Assert.Equal([("msg_0001", "one", "ONE", null), ("msg_0002", "fail", "", "no")], turns.Select(turn => (turn.MessageId, turn.Question, turn.Answer, turn.Failure)));
        Assert.All(turns, turn => Assert.True(turn.EndedNs > turn.StartedNs));
    }

    [Fact]
    public async Task A_project_is_changed_in_a_copy()
    {
        using TestAgent agent = TestAgent.Python("""
            os.chdir("/home/user/workspace")
            pathlib.Path("made").write_text("x")
            say([sorted(os.listdir(".")), os.getcwd()])
            """);
        string project = Directory.CreateDirectory(agent["project"]).FullName;
        await File.WriteAllTextAsync(Path.Combine(project, "there"), "", Cancel);
        await using (HostedAgent running = await agent.StartAsync(workspace: project))
        {
            await running.WaitReadyAsync(Cancel);
            Assert.Equal($"[['made', 'there'], '{project}']", (await running.AskAsync("x", null, Cancel)).Content);
        }

        Assert.Equal([Path.Combine(project, "there")], Directory.GetFiles(project));
    }

    [Fact]
    public async Task A_project_that_is_only_shown_is_not_changed()
    {
        using TestAgent agent = TestAgent.Python("""
            try: pathlib.Path(os.environ["WORKSPACE"] + "/made").write_text("x")
            except OSError as refused: say([os.listdir(os.environ["WORKSPACE"]), refused.strerror])
            """);
        agent.Manifest = agent.Manifest with { Permissions = new ManifestPermissions { Workspace = WorkspaceMode.ReadOnly } };
        string project = Directory.CreateDirectory(agent["project"]).FullName;
        await File.WriteAllTextAsync(Path.Combine(project, "there"), "", Cancel);
        await using HostedAgent running = await agent.StartAsync(workspace: project);
        await running.WaitReadyAsync(Cancel);
        Assert.Equal("[['there'], 'Read-only file system']", (await running.AskAsync("x", null, Cancel)).Content);
    }

    [Fact]
    public async Task Nothing_is_reached_that_the_manifest_does_not_name()
    {
        using TestAgent agent = TestAgent.Python("""
            import socket
            try:
                socket.getaddrinfo(content, 443)
                say("found")
            except OSError: say("not found")
            """);
        agent.Manifest = agent.Manifest with { Permissions = new ManifestPermissions { Network = [new NetworkPermission("*.example.com", "for tests")] } };
        Assert.Equal(["found", "not found", "not found"], (await agent.AskAsync("api.example.com", "example.com", "pypi.org")).Select(answer => answer.Content));
    }
}
