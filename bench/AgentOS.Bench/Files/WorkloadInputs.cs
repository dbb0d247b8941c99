using AgentOS.Bench.Processes;
using AgentOS.Bench.Sources;

namespace AgentOS.Bench.Files;

/// <summary>What the workloads read: real sources, made once in the cache and seen read-only by every stage.</summary>
internal sealed class WorkloadInputs(Workspace workspace, DebianPackages debian, CompiledTools tools, Action<string> progress)
{
    private const int SmallFiles = 5000;

    /// <exception cref="UnavailableException">A source cannot be had.</exception>
    public void Make()
    {
        tools.Compile();
        // Git refuses repositories of another user, and inside a sandbox every bind mount may show one.
        File.WriteAllText(Input("gitconfig"), "[safe]\n\tdirectory = *\n[gc]\n\tauto = 0\n[advice]\n\tdetachedHead = false\n");
        Once("repository.git", MakeRepository);
        Once("small-files.tar", MakeSmallFiles);
        Once("lua.tar.gz", target => File.Copy(debian.SourceArchive("lua5.4"), target));
    }

    /// <summary>A project with a lock file, and npm's cache with all its packages, so that the network is not measured.</summary>
    /// <exception cref="CommandFailedException">There is no npm, or no registry.</exception>
    public void MakePackages() => Once("npm", target =>
    {
        Directory.CreateDirectory(target);
        foreach (string file in Directory.EnumerateFiles(Path.Combine(workspace.Root, "bench", "workloads", "workspace", "npm")))
            File.Copy(file, Path.Combine(target, Path.GetFileName(file)));
        new Command("npm", "ci", "--silent", "--ignore-scripts", "--no-audit", "--no-fund", "--cache", "cache") { Directory = target }.Run();
        Directory.Delete(Path.Combine(target, "node_modules"), recursive: true);
    });

    /// <summary>Git's own source, over 4,000 files, as one commit in a bare repository with one pack.</summary>
    private void MakeRepository(string target)
    {
        string tree = workspace.CreateDirectory("repository");
        new Command("tar", "--extract", "--file", debian.SourceArchive("git"), "--strip-components", "1") { Directory = tree }.Run();
        Git(tree, "init", "--quiet", "--initial-branch", "main");
        Git(tree, "add", "--all", "--force");
        Git(tree, "-c", "user.name=bench", "-c", "user.email=bench@localhost", "commit", "--quiet", "--message", "Import");
        Git(tree, "clone", "--quiet", "--bare", "--no-hardlinks", ".", target);
        Git(target, "gc", "--quiet");
        Directory.Delete(tree, recursive: true);
    }

    private void MakeSmallFiles(string target)
    {
        string parent = workspace.CreateDirectory("small");
        new Command(tools["tree"], "create", Path.Combine(parent, "small-files"), $"{SmallFiles}").Run();
        new Command("tar", "--create", "--file", target, "small-files") { Directory = parent }.Run();
        Directory.Delete(parent, recursive: true);
    }

    private void Git(string directory, params string[] arguments) =>
        new Command("git", arguments)
        {
            Directory = directory,
            Environment = new Dictionary<string, string>(StringComparer.Ordinal) { ["GIT_CONFIG_GLOBAL"] = Input("gitconfig") },
        }.Run();

    /// <summary>Makes an input under another name first, so that an interrupted run leaves nothing that looks whole.</summary>
    private void Once(string name, Action<string> make)
    {
        string target = Input(name);
        if (Path.Exists(target))
            return;
        progress($"making the input {name}");
        string unfinished = Path.Combine(workspace.Run, name);
        make(unfinished);
        Directory.Move(unfinished, target);
    }

    private string Input(string name) => Path.Combine(workspace.Inputs, name);
}
