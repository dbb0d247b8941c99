using AgentOS.Errors;
using AgentOS.Store.Packages;
using AgentOS.Store.Repositories;
using AgentOS.Store.Tests.Repositories.Servers;

namespace AgentOS.Store.Tests.Repositories;

/// <summary>Agents from a real sshd. The way ssh is called is a variable of this process, so nothing runs beside them.</summary>
[Collection(nameof(GitIsolationTests))]
public sealed class SshRepositoryTests : IDisposable
{
    private readonly string? _before = Environment.GetEnvironmentVariable("GIT_SSH_COMMAND");
    private readonly RemoteFixture _remote = new();

    public void Dispose()
    {
        Environment.SetEnvironmentVariable("GIT_SSH_COMMAND", _before);
        _remote.Dispose();
    }

    [Fact]
    public async Task A_repository_is_fetched_over_ssh()
    {
        Assert.SkipUnless(File.Exists(SshServer.Program), "there is no sshd on this machine (apt-get install openssh-server)");
        using SshServer server = new(_remote.Root);
        Environment.SetEnvironmentVariable("GIT_SSH_COMMAND", server.Command);
        AgentPackage package = await _remote.GetAsync($"ssh://{Environment.UserName}@127.0.0.1:{server.Port}{_remote.Root}/agent.git@main");
        Assert.Equal(_remote.Head, package.Origin.Commit);
        Assert.Equal("one", RemoteFixture.MainOf(package));
    }

    [Fact]
    public async Task A_key_that_is_not_let_in_and_a_server_that_is_not_known_are_told_apart()
    {
        Assert.SkipUnless(File.Exists(SshServer.Program), "there is no sshd on this machine (apt-get install openssh-server)");
        using SshServer server = new(_remote.Root);
        string address = $"ssh://{Environment.UserName}@127.0.0.1:{server.Port}{_remote.Root}/agent.git";
        _remote.Git("ssh-keygen -q -t ed25519 -N '' -f other");
        Environment.SetEnvironmentVariable("GIT_SSH_COMMAND", server.Command.Replace("/ssh/user ", "/other ", StringComparison.Ordinal));
        Assert.Equal(RepositoryErrors.Private, (await Assert.ThrowsAsync<AgentOSException>(() => _remote.GetAsync(address))).Definition);
        Environment.SetEnvironmentVariable("GIT_SSH_COMMAND", server.Command.Replace("/ssh/known", "/ssh/nobody", StringComparison.Ordinal));
        Assert.Equal(RepositoryErrors.HostKey, (await Assert.ThrowsAsync<AgentOSException>(() => _remote.GetAsync(address))).Definition);
    }
}
