using System.Text;
using AgentOS.Errors;
using AgentOS.Store.Packages;
using AgentOS.Store.Repositories;
using AgentOS.Store.Tests.Repositories.Servers;

namespace AgentOS.Store.Tests.Repositories;

/// <summary>Repositories that want to know who asks.</summary>
public sealed class PrivateRepositoryTests : IDisposable
{
    private const string Token = "tok-7f3a9c-not-to-be-seen";

    private static readonly string s_basic = $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes($"x-access-token:{Token}"))}";

    private readonly RemoteFixture _remote = new();
    private readonly List<string> _arguments = [];
    private bool _isInEnvironment;

    public PrivateRepositoryTests() => _remote.Server.Admit = header =>
    {
        if (header == s_basic)
            LookAtProcesses();
        return header == s_basic;
    };

    public void Dispose() => _remote.Dispose();

    [Fact]
    public async Task A_token_opens_it_and_is_in_no_argument_and_in_no_file()
    {
        List<string> hosts = [];
        AgentPackage package = await _remote.Resolver(host =>
        {
            hosts.Add(host);
            return Token;
        }).ResolveAsync(new PackageRequest(_remote.Url), cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal("one", RemoteFixture.MainOf(package));
        Assert.Equal(["127.0.0.1"], hosts);
        Assert.True(_isInEnvironment); // else what follows proves nothing
        Assert.DoesNotContain(_arguments, arguments => arguments.Contains(Token, StringComparison.Ordinal) || arguments.Contains(s_basic[6..], StringComparison.Ordinal));
        foreach (string file in Directory.EnumerateFiles(Path.GetDirectoryName(_remote.Cache)!, "*", SearchOption.AllDirectories))
            Assert.DoesNotContain(Token, File.ReadAllText(file), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_token_or_with_a_wrong_one_it_stays_closed()
    {
        Assert.Equal(RepositoryErrors.Private, (await Assert.ThrowsAsync<AgentOSException>(() => _remote.GetAsync())).Definition);
        AgentOSException refusal = await Assert.ThrowsAsync<AgentOSException>(() =>
            _remote.Resolver(_ => "wrong").ResolveAsync(new PackageRequest(_remote.Url), cancellationToken: TestContext.Current.CancellationToken));
        Assert.Equal(RepositoryErrors.Private, refusal.Definition);
        Assert.DoesNotContain("wrong", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_repository_that_is_open_to_everybody_is_never_shown_the_token()
    {
        List<string?> seen = [];
        _remote.Server.Admit = header =>
        {
            seen.Add(header);
            return true;
        };
        await _remote.Resolver(_ => Token).ResolveAsync(new PackageRequest(_remote.Url), cancellationToken: TestContext.Current.CancellationToken);
        Assert.All(seen, Assert.Null);
    }

    [Theory]
    [InlineData("http://git.example.org/o/r", false)]
    [InlineData("git://git.example.org/o/r", false)]
    [InlineData("ssh://git@git.example.org/o/r", false)]
    [InlineData("https://git.example.org/o/r", true)]
    public void Tokens_are_sent_where_nobody_else_can_read_them(string address, bool isConfidential) =>
        Assert.Equal(isConfidential, RepositoryAddressParser.Parse(address)!.IsConfidential);

    // Runs while git waits for the answer to its request with the token.
    private void LookAtProcesses()
    {
        foreach (string process in Directory.EnumerateDirectories("/proc").Where(path => char.IsAsciiDigit(path[^1])))
        {
            try
            {
                string arguments = File.ReadAllText($"{process}/cmdline");
                _arguments.Add(arguments);
                _isInEnvironment |= arguments.Contains("git", StringComparison.Ordinal) && File.ReadAllText($"{process}/environ").Contains(s_basic[6..], StringComparison.Ordinal);
            }
            catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
            {
                // It has ended, or is somebody else's.
            }
        }
    }
}
