using System.Text;
using AgentOS.Errors;
using AgentOS.Store.Repositories;
using AgentOS.Store.Repositories.Git;
using AgentOS.Store.Tests.Repositories.Servers;
using AgentOS.Testing;

namespace AgentOS.Store.Tests.Repositories;

/// <summary>What git is started with. These tests change this process' environment, so nothing runs beside them.</summary>
[Collection(nameof(GitIsolationTests))]
[CollectionDefinition(nameof(GitIsolationTests), DisableParallelization = true)]
public sealed class GitIsolationTests : IDisposable
{
    private readonly Dictionary<string, string?> _before = new(StringComparer.Ordinal);
    private readonly RemoteFixture _remote = new();

    public void Dispose()
    {
        foreach ((string name, string? value) in _before)
            Environment.SetEnvironmentVariable(name, value);
        _remote.Dispose();
    }

    [Fact]
    public async Task The_user_s_hooks_and_settings_have_no_part_in_it()
    {
        string home = Directory.CreateDirectory(Path.Combine(_remote.Root, "home")).FullName, ran = Path.Combine(_remote.Root, "ran");
        BashScript.Run(home, $"mkdir hooks && printf '#!/bin/sh\\ntouch {ran}\\n' > hooks/reference-transaction && chmod +x hooks/reference-transaction && printf '[core]\\n\\thooksPath = {home}/hooks\\n' > .gitconfig");
        Set("HOME", home);
        BashScript.Run(_remote.Root, $"git clone -q {_remote.Url} ordinary");
        Assert.True(File.Exists(ran), "an ordinary git runs the hook, else the test proves nothing");
        File.Delete(ran);
        await _remote.GetAsync();
        Assert.False(File.Exists(ran));
    }

    [Fact]
    public async Task A_repository_that_the_user_is_in_and_its_variables_are_not_touched()
    {
        Set("GIT_DIR", Path.Combine(_remote.Root, "elsewhere"));
        Set("GIT_CONFIG_PARAMETERS", "'core.sshCommand=touch evil'");
        Set("GIT_ALTERNATE_OBJECT_DIRECTORIES", "/nowhere");
        Set("GIT_EXTERNAL_DIFF", "evil");
        await _remote.GetAsync();
        Assert.False(Directory.Exists(Path.Combine(_remote.Root, "elsewhere")));
        string environment = await RunAsync("env");
        Assert.DoesNotContain("elsewhere", environment, StringComparison.Ordinal);
        Assert.DoesNotContain("evil", environment, StringComparison.Ordinal);
        Assert.Contains("GIT_TERMINAL_PROMPT=0", environment, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_may_use_only_so_much()
    {
        string limits = await RunAsync("ulimit -f; ulimit -v");
        Assert.DoesNotContain("unlimited", limits, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("file:///etc")]
    [InlineData("/etc")]
    [InlineData("ext::touch% evil")]
    public async Task Even_if_it_were_asked_to_it_would_not_fetch_from_this_machine(string address) =>
        Assert.Equal(RepositoryErrors.GitFailed, (await Assert.ThrowsAsync<GitFailure>(() =>
            GitProgram.RunAsync(["ls-remote", "--", address], null, TestContext.Current.CancellationToken))).Definition);

    [Fact]
    public async Task Without_git_that_is_said()
    {
        Set("PATH", "/nowhere");
        AgentOSException refusal = await Assert.ThrowsAsync<AgentOSException>(() => _remote.GetAsync());
        Assert.Equal(RepositoryErrors.GitMissing, refusal.Definition);
    }

    private static async Task<string> RunAsync(string script) =>
        Encoding.UTF8.GetString(await GitProgram.RunAsync(["-c", $"alias.look=!{script}", "look"], null, TestContext.Current.CancellationToken));

    private void Set(string name, string value)
    {
        _before.TryAdd(name, Environment.GetEnvironmentVariable(name));
        Environment.SetEnvironmentVariable(name, value);
    }
}
