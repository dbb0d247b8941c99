namespace AgentOS.Bench;

/// <summary>The directories a run works in, all below <c>artifacts/bench</c> of the source tree.</summary>
internal sealed class Workspace : IDisposable
{
    public Workspace()
    {
        Root = FindRoot(new DirectoryInfo(AppContext.BaseDirectory));
        Cache = Path.Combine(Root, "artifacts", "bench", "cache");
        Inputs = Path.Combine(Cache, "inputs");
        Run = Path.Combine(Root, "artifacts", "bench", $"run-{Environment.ProcessId}");
        Directory.CreateDirectory(Inputs);
        Directory.CreateDirectory(Run);
    }

    /// <summary>The source tree.</summary>
    public string Root { get; }

    /// <summary>What was fetched or made once and is kept between runs.</summary>
    public string Cache { get; }

    /// <summary>The part of the cache that workloads read; visible read-only in every stage.</summary>
    public string Inputs { get; }

    /// <summary>This run's own directory: it holds agent.db and the host directories agent.db is compared with.</summary>
    public string Run { get; }

    /// <summary>A new, empty directory of this run.</summary>
    public string CreateDirectory(string name) => Directory.CreateDirectory(Path.Combine(Run, name)).FullName;

    public void Dispose() => Directory.Delete(Run, recursive: true);

    private static string FindRoot(DirectoryInfo? directory)
    {
        while (directory is not null && !File.Exists(Path.Combine(directory.FullName, "AgentOS.slnx")))
            directory = directory.Parent;
        return directory?.FullName ?? throw new DirectoryNotFoundException("run this program from within its source tree: no AgentOS.slnx above it");
    }
}
