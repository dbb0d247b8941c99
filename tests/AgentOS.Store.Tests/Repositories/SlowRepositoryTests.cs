using System.Net;
using System.Net.Sockets;
using AgentOS.Errors;
using AgentOS.Store.Packages;
using AgentOS.Store.Repositories;
using AgentOS.Store.Tests.Repositories.Servers;

namespace AgentOS.Store.Tests.Repositories;

/// <summary>Hosts that keep one waiting.</summary>
public sealed class SlowRepositoryTests : IDisposable
{
    private readonly RemoteFixture _remote = new();
    private readonly TcpListener _silent = new(IPAddress.Loopback, 0);

    public SlowRepositoryTests() => _silent.Start();

    public void Dispose()
    {
        _silent.Dispose();
        _remote.Dispose();
    }

    [Fact]
    public async Task After_two_minutes_it_is_enough_and_git_is_gone()
    {
        Task<AgentPackage> fetch = FetchAsync(TestContext.Current.CancellationToken);
        using TcpClient git = await _silent.AcceptTcpClientAsync(TestContext.Current.CancellationToken);
        _remote.Time.Advance(TimeSpan.FromSeconds(120));
        Assert.Equal(RepositoryErrors.TooSlow, (await Assert.ThrowsAsync<AgentOSException>(() => fetch)).Definition);
        await ExpectHangUpAsync(git);
    }

    [Fact]
    public async Task Who_gives_up_ends_git_with_all_its_helpers()
    {
        using CancellationTokenSource stop = new();
        Task<AgentPackage> fetch = FetchAsync(stop.Token);
        using TcpClient git = await _silent.AcceptTcpClientAsync(TestContext.Current.CancellationToken);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => fetch);
        await ExpectHangUpAsync(git);
    }

    private Task<AgentPackage> FetchAsync(CancellationToken cancellationToken) =>
        _remote.Resolver().ResolveAsync(new PackageRequest($"http://127.0.0.1:{((IPEndPoint)_silent.LocalEndpoint).Port}/r"), cancellationToken: cancellationToken);

    private static async Task ExpectHangUpAsync(TcpClient git)
    {
        byte[] buffer = new byte[4096];
        try
        {
            while (await git.GetStream().ReadAsync(buffer, TestContext.Current.CancellationToken) > 0)
            {
            }
        }
        catch (IOException)
        {
            // Reset: killed with something unread.
        }
    }
}
