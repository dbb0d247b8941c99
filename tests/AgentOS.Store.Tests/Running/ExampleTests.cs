using AgentOS.Store.Approvals.Permissions;
using AgentOS.Store.Manifests;
using AgentOS.Store.Ooze;
using AgentOS.Store.Packages;
using AgentOS.Store.Preparation;
using AgentOS.Store.Running;
using AgentOS.Store.Sessions;
using AgentOS.Testing;

namespace AgentOS.Store.Tests.Running;

/// <summary>The examples, as they are.</summary>
public sealed class ExampleTests : IOozeListener, IDisposable
{
    private readonly TempDirectory _directory = new();

    [Theory]
    [InlineData("hello-agent", "/usr/bin/python3", "Hello! You wrote **one two three**. This is message 1 of our session.")]
    [InlineData("bash-agent", "/bin/bash", "3 words")]
    [InlineData("node-agent", "/usr/bin/node", "three two one — backwards.")]
    public async Task An_example_answers(string name, string interpreter, string expected)
    {
        Assert.SkipUnless(File.Exists(interpreter), $"{interpreter} is not installed");
        Assert.Equal(new OozeAnswer(expected, AnswerEnd.Done, null), await AskAsync(name, "one two three", workspace: null));
    }

    [Fact]
    public async Task The_example_in_CSharp_is_built_in_a_sandbox_and_counts_the_lines_of_a_project()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/dotnet"), "/usr/bin/dotnet is not installed");
        string project = Directory.CreateDirectory(_directory["project"]).FullName;
        Directory.CreateDirectory(Path.Combine(project, "below"));
        await File.WriteAllTextAsync(Path.Combine(project, "a.cs"), "1\n2\n3\n", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(project, "below", "b.cs"), "4\n5", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(project, "c.md"), "6\n", TestContext.Current.CancellationToken);
        Assert.Equal(new OozeAnswer("- .cs: 5\n- .md: 1", AnswerEnd.Done, null), await AskAsync("dotnet-agent", ".cs .md .txt", project));
    }

    private async Task<OozeAnswer> AskAsync(string name, string question, string? workspace)
    {
        Repository.RequireSandboxes();
        string folder = Path.Combine(Repository.Root, "examples", name);
        AgentPackage package = new(folder, ManifestFile.Read(folder).Manifest, new AgentOrigin(folder, IsLocal: true), PackageContent.Read(folder));
        PermissionSet permissions = PermissionSet.Of(package.Manifest);
        PackagePreparation preparation = new(new StoreDirectories(_directory["data"], _directory["cache"]), new SandboxedSetup(TimeProvider.System));
        PreparedAgent prepared = await preparation.PrepareAsync(package, permissions, new Progress<string>(), TestContext.Current.CancellationToken);
        AgentLaunch launch = new(package, permissions, prepared, new StoredSession("test", _directory["session.db"], null)) { Workspace = workspace };
        await using HostedAgent agent = HostedAgent.Start(LaunchRequest.Of(launch, models: null, TimeProvider.System), new HostedAgentOptions(this), static _ => { });
        await agent.WaitReadyAsync(TestContext.Current.CancellationToken);
        OozeAnswer answer = await agent.AskAsync(question, null, TestContext.Current.CancellationToken);
        await agent.ShutDownAsync();
        Assert.Equal(0, (await agent.Exit).ExitCode);
        return answer;
    }

    void IOozeListener.Hear(AgentMessage message)
    {
        // The answer is whole.
    }

    void IOozeListener.HearNoise(string line) => Assert.Fail(line);

    public void Dispose() => _directory.Dispose();
}
