using AgentOS.Storage;
using AgentOS.Store.Running;
using AgentOS.Store.Sessions;
using AgentOS.Store.Tests.Running;
using AgentOS.Testing;

namespace AgentOS.Store.Tests.Sessions;

/// <summary>A session knows its project, and one that had none can be given one.</summary>
public sealed class SessionProjectTests : IDisposable
{
    private readonly TempDirectory _directory = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private AgentSessions Sessions => new(_directory["sessions"], TimeProvider.System);

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task A_project_is_remembered_renamed_forked_and_deleted_with_its_session()
    {
        StoredSession session = await MakeAsync("work");
        Assert.Null(new SessionProject(session).Find());
        new SessionProject(session).Remember("/somewhere/else");
        new SessionProject(session).Remember("/a/project");
        Assert.Equal(["work"], Sessions.List().Select(one => one.Name));

        StoredSession fork = await Sessions.ForkAsync("work", "attempt");
        await Sessions.RenameAsync("work", "play");
        Assert.Null(new SessionProject(session).Find());
        Assert.Equal(["/a/project", "/a/project"], new[] { fork, Sessions.Find("play") }.Select(one => new SessionProject(one).Find()));
        Sessions.Delete("play");
        Sessions.Delete("attempt");
        Assert.Empty(Directory.GetFileSystemEntries(_directory["sessions"]));
    }

    [Fact]
    public async Task A_folder_of_the_sessions_own_makes_room_and_nothing_in_it_is_lost()
    {
        StoredSession session = await MakeAsync("work");
        Assert.Null(new SessionProject(session).MakeRoom(TimeProvider.System));
        await using (AgentDatabase agent = await AgentDatabase.OpenAsync(session.Path, cancellationToken: Cancel))
        {
            await agent.Files.MakeDirectoryAsync("/workspace", Cancel);
            await agent.Files.MakeDirectoryAsync("/workspace-1", Cancel);
            await agent.Files.WriteTextAsync("/workspace/kept", "one", Cancel);
            await agent.Files.WriteTextAsync("/workspace-1/other", "two", Cancel);
        }

        Assert.Equal("workspace-2", new SessionProject(session).MakeRoom(TimeProvider.System));
        Assert.Null(new SessionProject(session).MakeRoom(TimeProvider.System));
        await using AgentDatabase after = await AgentDatabase.OpenAsync(session.Path, cancellationToken: Cancel);
        Assert.Equal("one", await after.Files.ReadTextAsync("/workspace-2/kept", Cancel));
        Assert.Equal("two", await after.Files.ReadTextAsync("/workspace-1/other", Cancel));
    }

    [Fact]
    public async Task A_session_without_a_project_works_on_one_and_its_changes_stay()
    {
        using TestAgent agent = TestAgent.Python("""
            os.chdir("/home/user/workspace")
            pathlib.Path(content).write_text("x")
            say([sorted(os.listdir(".")), sorted(os.listdir("/home/user"))])
            """);
        string project = Directory.CreateDirectory(agent["project"]).FullName;
        await File.WriteAllTextAsync(Path.Combine(project, "there"), "", Cancel);
        Assert.Equal("[['own'], ['agent', 'workspace']]", await AskAsync(agent, "own", null));
        StoredSession session = new SessionDirectory(agent.Directories, TimeProvider.System).Of(agent.Package).Find("test");
        Assert.Equal("workspace-1", new SessionProject(session).MakeRoom(TimeProvider.System));

        Assert.Equal("[['made', 'there'], ['agent', 'workspace', 'workspace-1']]", await AskAsync(agent, "made", project));
        Assert.Null(new SessionProject(session).MakeRoom(TimeProvider.System));
        Assert.Equal("[['again', 'made', 'there'], ['agent', 'workspace', 'workspace-1']]", await AskAsync(agent, "again", project));
    }

    private static async Task<string> AskAsync(TestAgent agent, string question, string? project)
    {
        await using HostedAgent running = await agent.StartAsync(workspace: project);
        await running.WaitReadyAsync(Cancel);
        string answer = (await running.AskAsync(question, null, Cancel)).Content;
        await running.ShutDownAsync();
        return answer;
    }

    private async Task<StoredSession> MakeAsync(string name)
    {
        StoredSession session = Sessions.Begin(name);
        await AgentDatabase.CreateAsync(session.Path, cancellationToken: Cancel);
        return Sessions.Find(name);
    }
}
