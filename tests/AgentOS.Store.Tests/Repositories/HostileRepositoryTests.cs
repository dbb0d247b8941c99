using AgentOS.Errors;
using AgentOS.Store.Packages;
using AgentOS.Store.Tests.Repositories.Servers;

namespace AgentOS.Store.Tests.Repositories;

/// <summary>Repositories made to do harm. Their objects are written by git's plumbing, which does not look at them.</summary>
public sealed class HostileRepositoryTests : IDisposable
{
    // Writes a tree of one entry, whatever its name, and publishes a commit of it.
    private const string Evil = """
        entry() { printf '%s %s\0' "$1" "$2"; printf '%s' "$3" | xxd -r -p; }
        cd agent.git
        blob=$(echo evil | git hash-object -w --stdin)
        manifest=$(git rev-parse main:agent.yaml)
        publish() { git update-ref refs/heads/main $(echo evil | git commit-tree $1); }
        tree() { git hash-object -t tree -w --literally --stdin; }

        """;

    private readonly RemoteFixture _remote = new();

    public void Dispose() => _remote.Dispose();

    [Theory]
    [InlineData("inner=$(entry 100755 post-checkout $blob | tree); publish $(entry 40000 .git $inner | tree)")]
    [InlineData("inner=$(entry 100755 post-checkout $blob | tree); publish $(entry 40000 .GIT $inner | tree)")]
    [InlineData("inner=$(entry 100644 evil $blob | tree); publish $(entry 40000 .. $inner | tree)")]
    [InlineData("publish $(entry 100644 ../evil $blob | tree)")]
    [InlineData("publish $(entry 100644 /tmp/evil $blob | tree)")]
    [InlineData("publish $({ entry 100644 same $blob; entry 100644 same $blob; } | tree)")]
    [InlineData("link=$(printf /etc | git hash-object -w --stdin); inner=$(entry 100644 passwd $blob | tree); publish $({ entry 120000 etc $link; entry 40000 etc $inner; } | tree)")]
    [InlineData("bad=$(printf '[submodule \"x\"]\\n\\tpath = x\\n\\turl = --upload-pack=touch\\n' | git hash-object -w --stdin); publish $({ entry 100644 .gitmodules $bad; entry 100644 agent.yaml $manifest; } | tree)")]
    public async Task Objects_that_git_itself_holds_for_wrong_are_refused_on_the_way(string script)
    {
        _remote.Git(Evil + script);
        AgentOSException refusal = await Assert.ThrowsAsync<AgentOSException>(() => _remote.GetAsync());
        Assert.Equal("repository.git-failed", refusal.Definition.Code);
        Assert.False(File.Exists("/tmp/evil"));
    }

    [Theory]
    [InlineData("ln -s /etc/passwd stolen", "package.link-leaves")]
    [InlineData("ln -s ../../repository.json stolen", "package.link-leaves")]
    [InlineData("ln -s source/../../x stolen", "package.link-leaves")]
    [InlineData("touch $'escape\\e[2J'", "package.unsafe-name")]
    [InlineData("touch $'not-utf8-\\xff'", "package.unsafe-name")]
    [InlineData("mkdir many; (cd many; seq 20001 | xargs touch)", "package.too-large")]
    public async Task What_no_package_may_hold_is_refused_before_it_is_written(string script, string code)
    {
        _remote.Git($"cd work && {script}\n git add -A && git commit -qm evil && git push -q origin main; rm -rf not-utf8*");
        Assert.Equal(code, (await Assert.ThrowsAsync<AgentOSException>(() => _remote.GetAsync())).Definition.Code);
        Assert.Empty(Directory.EnumerateFileSystemEntries(Assert.Single(Directory.EnumerateDirectories(_remote.Cache))));
    }

    [Fact]
    public async Task Submodules_are_left_out_and_nobody_asks_for_them()
    {
        using RemoteFixture other = new();
        _remote.Git($"cd work && git -c protocol.http.allow=always submodule --quiet add {other.Url} part && git commit -qam sub && git push -q origin main");
        int asked = other.Server.Requests.Count;
        AgentPackage package = await _remote.GetAsync();
        Assert.Equal([".gitmodules", "agent.yaml", "main", "source/main"], package.Content.Entries.Select(entry => entry.Path));
        Assert.Equal(asked, other.Server.Requests.Count);
    }

    [Fact]
    public async Task Filters_and_attributes_change_nothing_and_run_nothing()
    {
        _remote.Git("""
            cd work && printf '* filter=lfs eol=crlf\nsource/main export-ignore\nagent.yaml ident export-subst\n' > .gitattributes
            printf 'version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n$Id$ $Format:%%H$\n' > big
            git add -A && git commit -qm filters && git push -q origin main
            """);
        AgentPackage package = await _remote.GetAsync();
        Assert.Equal("version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n$Id$ $Format:%H$\n", File.ReadAllText(Path.Combine(package.Directory, "big")));
        Assert.Equal("one", RemoteFixture.MainOf(package));
    }

    [Theory]
    [InlineData("--upload-pack=touch evil")]
    [InlineData("-x")]
    [InlineData("main:agent.yaml")]
    [InlineData("main^{/x}")]
    [InlineData("a b")]
    [InlineData("refs/heads/*")]
    [InlineData("")]
    public async Task A_name_that_git_could_take_for_something_else_never_reaches_it(string reference)
    {
        Assert.Equal("repository.unknown-reference", (await Assert.ThrowsAsync<AgentOSException>(() => _remote.GetAsync(reference: reference))).Definition.Code);
        Assert.Empty(_remote.Server.Requests);
    }
}
