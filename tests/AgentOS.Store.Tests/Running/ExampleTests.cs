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
        Repository.RequireSandboxes();
        Assert.SkipUnless(File.Exists(interpreter), $"{interpreter} is not installed");
        string folder = Path.Combine(Repository.Root, "examples", name);
        AgentPackage package = new(folder, ManifestFile.Read(folder).Manifest, new AgentOrigin(folder, IsLocal: true), PackageContent.Read(folder));
        AgentLaunch launch = new(package, new PreparedAgent(folder, null), new StoredSession("test", _directory["session.db"], null));
        await using HostedAgent agent = HostedAgent.Start(LaunchRequest.Of(launch, models: null, TimeProvider.System), new HostedAgentOptions(this), static _ => { });
        await agent.WaitReadyAsync(TestContext.Current.CancellationToken);
        Assert.Equal(new OozeAnswer(expected, AnswerEnd.Done, null), await agent.AskAsync("one two three", null, TestContext.Current.CancellationToken));
        await agent.ShutDownAsync();
        Assert.Equal(0, (await agent.Exit).ExitCode);
    }

    void IOozeListener.Hear(AgentMessage message)
    {
        // The answer is whole.
    }

    void IOozeListener.HearNoise(string line) => Assert.Fail(line);

    public void Dispose() => _directory.Dispose();
}
