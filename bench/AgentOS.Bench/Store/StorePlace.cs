using AgentOS.Bench.Processes;
using AgentOS.Store;
using AgentOS.Store.Approvals;
using AgentOS.Store.Approvals.Approvers;
using AgentOS.Store.Approvals.Memory;
using AgentOS.Store.Isolation;
using AgentOS.Store.Manifests;
using AgentOS.Store.Packages;

namespace AgentOS.Bench.Store;

/// <summary>A store of this run's own, with an agent that is cached and approved, and the ways to start it.</summary>
internal sealed class StorePlace : IDisposable
{
    // What a sandbox has: the same interpreter must be found, and a developer's PATH may name one that is slower.
    private const string ProgramPath = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    private readonly GitServer _server;
    private readonly Dictionary<string, string> _environment;
    private readonly string _program;

    public StorePlace(BenchContext context)
    {
        _program = context.Program.Value;
        string directory = context.Workspace.CreateDirectory("store"), agent = Path.Combine(directory, "agent");
        new Command("cp", "-r", Path.Combine(context.Workspace.Root, "bench", "agents", "echo"), agent).Run();
        _server = GitServer.Serve(agent, Path.Combine(directory, "repositories"));
        _environment = new(StringComparer.Ordinal)
        {
            ["PATH"] = ProgramPath,
            ["XDG_DATA_HOME"] = Path.Combine(directory, "data"),
            ["XDG_CACHE_HOME"] = Path.Combine(directory, "cache"),
            ["PYTHONUNBUFFERED"] = "1",
            ["PYTHONDONTWRITEBYTECODE"] = "1",
        };
        Approve(new StoreDirectories(Path.Combine(directory, "data", "agentstore"), Path.Combine(directory, "cache", "agentstore")));
        Bare = new StoreContender("bare", agent, _environment, "/bin/bash", "-c", "exec python3 agent.py");
    }

    /// <summary>The agent as its manifest starts it, without the store.</summary>
    public StoreContender Bare { get; }

    /// <summary>The agent by the store, from the cache.</summary>
    /// <param name="session">Whose session.</param>
    public StoreContender Stored(string session) =>
        new("agentstore", Bare.Directory, _environment, _program, "store", "run", _server.Address, "--agent-read", "--isolation", "process", "--session", session);

    public void Dispose() => _server.Dispose();

    private void Approve(StoreDirectories directories)
    {
        PackageResolver resolver = new(directories, static folder => ManifestFile.Read(folder).Manifest, static _ => null, TimeProvider.System);
        AgentPackage package = resolver.ResolveAsync(new PackageRequest(_server.Address), progress: null, CancellationToken.None).GetAwaiter().GetResult();
        PersonApprover everyone = new(TextWriter.Null, static _ => true);
        _ = new AgentApproval(new ApprovalFile(directories.Data), TimeProvider.System).Approve(package, everyone, AgentIsolation.Local, new HashSet<string>(StringComparer.Ordinal));
    }
}
