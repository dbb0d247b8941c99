using AgentOS.Store.Approvals.Permissions;
using AgentOS.Store.Manifests;
using AgentOS.Store.Ooze;
using AgentOS.Store.Packages;
using AgentOS.Store.Preparation;
using AgentOS.Store.Running;
using AgentOS.Store.Sessions;
using AgentOS.Testing;

namespace AgentOS.Store.Tests.Running;

/// <summary>A package of a test's own, run in a real sandbox.</summary>
internal sealed class TestAgent : IOozeListener, IDisposable
{
    private readonly TempDirectory _directory = new();

    public TestAgent(string command, string? setup = null)
    {
        Repository.RequireSandboxes();
        Directory.CreateDirectory(Folder);
        Directories = new StoreDirectories(_directory["data"], _directory["cache"]);
        Manifest = new AgentManifest("test-agent", "Test", "1.0.0", "For tests.", new ManifestAuthor("AgentOS"), new ManifestRuntime(command) { SetupCommand = setup });
    }

    public StoreDirectories Directories { get; }

    public AgentManifest Manifest { get; set; }

    public string Folder => _directory["package"];

    public string this[string relative] => _directory[relative];

    public List<AgentMessage> Heard { get; } = [];

    /// <summary>The keys it is started with.</summary>
    public AgentKeys Keys { get; set; } = AgentKeys.None;

    /// <summary>Who hears it, in place of this.</summary>
    public IOozeListener? Listener { get; set; }

    public string Script
    {
        init => File.WriteAllText(Path.Combine(Folder, "agent.py"), value);
    }

    public AgentPackage Package => new(Folder, Manifest, new AgentOrigin(Folder, IsLocal: true), PackageContent.Read(Folder));

    /// <summary>A Python agent: what it does with a message is the body of a function of <c>content</c> and <c>id</c>.</summary>
    public static TestAgent Python(string answer, string beforeReady = "") => new("python3 agent.py")
    {
        Script = $$"""
            import json, os, sys, subprocess, pathlib, time
            def send(**message): print(json.dumps(message), flush=True)
            def say(text, **more): send(**{"type": "response", "content": str(text), "message_id": id, "done": True, **more})
            {{beforeReady}}
            send(type="ready")
            for line in sys.stdin:
                message = json.loads(line)
                if message["type"] == "shutdown": break
                if message["type"] != "message": continue
                content, id = message["content"], message["message_id"]
            {{string.Join('\n', answer.Split('\n').Select(line => "    " + line))}}
            """,
    };

    public async Task<HostedAgent> StartAsync(string session = "test", string? workspace = null, OozeLimits? limits = null, IProgress<string>? progress = null)
    {
        AgentPackage package = Package;
        PackagePreparation preparation = new(Directories, new SandboxedSetup(TimeProvider.System));
        AgentLaunch launch = new(
            package,
            PermissionSet.Of(package.Manifest),
            await preparation.PrepareAsync(package, PermissionSet.Of(package.Manifest), progress ?? new Progress<string>(), TestContext.Current.CancellationToken),
            new SessionDirectory(Directories, TimeProvider.System).Of(package).Begin(session))
        {
            Workspace = workspace,
            Keys = Keys,
        };
        return HostedAgent.Start(
            LaunchRequest.Of(launch, models: null, TimeProvider.System), new HostedAgentOptions(Listener ?? this) { Limits = limits ?? new OozeLimits() }, static _ => { });
    }

    /// <summary>Starts it, asks everything, and ends it.</summary>
    public async Task<IReadOnlyList<OozeAnswer>> AskAsync(params string[] questions)
    {
        await using HostedAgent agent = await StartAsync();
        await agent.WaitReadyAsync(TestContext.Current.CancellationToken);
        List<OozeAnswer> answers = [];
        foreach (string question in questions)
            answers.Add(await agent.AskAsync(question, null, TestContext.Current.CancellationToken));
        await agent.ShutDownAsync();
        return answers;
    }

    public void Hear(AgentMessage message)
    {
        lock (Heard)
            Heard.Add(message);
    }

    public void HearNoise(string line)
    {
        // Counted by the host.
    }

    public void Dispose() => _directory.Dispose();
}
