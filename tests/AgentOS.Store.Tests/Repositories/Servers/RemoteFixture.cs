using AgentOS.Store.Packages;
using AgentOS.Testing;
using AgentOS.Testing.Git;

namespace AgentOS.Store.Tests.Repositories.Servers;

/// <summary>A repository on a real server of this machine, and a cache.</summary>
internal sealed class RemoteFixture : IDisposable
{
    private readonly TempDirectory _directory = new();

    public RemoteFixture()
    {
        Git("git init -q -b main work && cd work && mkdir source && cat > agent.yaml && echo one > source/main && chmod +x source/main && ln -s source/main main && git add -A && git commit -qm first");
        Git("git clone -q --bare work agent.git && cd work && git remote add origin ../agent.git");
        Server = new GitHttpServer(_directory.Path);
        Url = $"{Server.Address}/agent.git";
    }

    public GitHttpServer Server { get; }

    public string Url { get; }

    public FakeTimeProvider Time { get; } = new();

    public List<string> Notes { get; } = [];

    public string Root => _directory.Path;

    public string Cache => _directory["cache/repositories"];

    public string Head => Git("cd work && git rev-parse HEAD").Trim();

    public void Dispose()
    {
        Server.Dispose();
        _directory.Dispose();
    }

    /// <summary>Runs a script beside <c>work</c> and <c>agent.git</c>; <c>git</c> in it commits as nobody in particular.</summary>
    public string Git(string script) => BashScript.Run(_directory.Path, $$"""
        export GIT_CONFIG_GLOBAL=/dev/null GIT_AUTHOR_NAME=t GIT_AUTHOR_EMAIL=t@example.org GIT_COMMITTER_NAME=t GIT_COMMITTER_EMAIL=t@example.org
        {
        {{script}}
        } <<< '{{TestManifest.Text}}'
        """);

    /// <summary>Changes a file, and publishes it.</summary>
    /// <returns>The commit.</returns>
    public string Publish(string content, string branch = "main")
    {
        Git($"cd work && git checkout -qB {branch} && echo '{content}' > source/main && git commit -qam '{content}' && git push -qf origin {branch}");
        return Head;
    }

    public PackageResolver Resolver(Func<string, string?>? token = null) =>
        new(new StoreDirectories(_directory["data"], _directory["cache"]), TestManifest.Of, host => token?.Invoke(host), Time);

    public Task<AgentPackage> GetAsync(string? address = null, string? reference = null, bool refresh = false) =>
        Resolver().ResolveAsync(new PackageRequest(address ?? Url) { Reference = reference, Refresh = refresh }, new Recorder(Notes), TestContext.Current.CancellationToken);

    public static string MainOf(AgentPackage package) => File.ReadAllText(Path.Combine(package.Directory, "source/main")).Trim();

    private sealed class Recorder(List<string> notes) : IProgress<string>
    {
        public void Report(string value) => notes.Add(value);
    }
}
