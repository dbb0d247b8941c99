using AgentOS.Errors;
using AgentOS.Storage;
using AgentOS.Store.Packages;
using AgentOS.Store.Sessions;
using AgentOS.Testing;

namespace AgentOS.Store.Tests.Sessions;

public sealed class SessionTests : IDisposable
{
    private readonly TempDirectory _directory = new();
    private readonly FakeTimeProvider _clock = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private AgentSessions Sessions => new(_directory["sessions"], _clock);

    public void Dispose() => _directory.Dispose();

    [Theory]
    [InlineData("work", "work")]
    [InlineData("Work", "_57ork")]
    [InlineData("../x", "_2E_2E_2Fx")]
    [InlineData("a_b", "a_5Fb")]
    [InlineData("ž", "_C5_BE")]
    public void A_name_is_a_file_name_of_its_own(string name, string encoded)
    {
        Assert.Equal(encoded, EncodedName.Encode(name));
        Assert.Equal(name, EncodedName.Decode(encoded));
    }

    [Theory]
    [InlineData("_5")]
    [InlineData("_61")]
    [InlineData("_5f")]
    [InlineData("A")]
    [InlineData("__00")]
    public void What_no_name_is_encoded_as_is_none(string encoded) => Assert.Null(EncodedName.Decode(encoded));

    [Fact]
    public void Different_names_never_meet()
    {
        Random random = new(7001);
        Dictionary<string, string> seen = new(StringComparer.OrdinalIgnoreCase);
        for (int round = 0; round < 20_000; round++)
        {
            string name = new([.. Enumerable.Range(0, random.Next(1, 6)).Select(_ => "aA_2F5/.-é"[random.Next(10)])]);
            string encoded = EncodedName.Encode(name);
            Assert.Equal(name, EncodedName.Decode(encoded));
            if (!seen.TryAdd(encoded, name))
                Assert.Equal(seen[encoded], name);
        }
    }

    [Fact]
    public async Task A_new_session_is_called_after_the_time_and_never_after_another()
    {
        StoredSession first = Sessions.Begin(null);
        Assert.Matches("^[0-9]{8}-[0-9]{6}$", first.Name);
        await AgentDatabase.CreateAsync(first.Path, cancellationToken: Cancel);
        Assert.Equal(first.Name + "-2", Sessions.Begin(null).Name);
    }

    [Fact]
    public async Task A_fork_has_everything_and_is_another()
    {
        StoredSession original = await MakeAsync("work", "one");
        StoredSession fork = await Sessions.ForkAsync("work", "attempt");
        await WriteAsync(fork, "two");
        Assert.Equal(("one", "two"), (await ReadAsync(original), await ReadAsync(fork)));
        Assert.Equal("session.exists", (await Assert.ThrowsAsync<AgentOSException>(() => Sessions.ForkAsync("work", "attempt"))).Definition.Code);
    }

    [Fact]
    public async Task A_session_is_renamed_and_deleted_with_everything()
    {
        await MakeAsync("work", "one");
        await Sessions.RenameAsync("work", "Other name");
        Assert.Equal("one", await ReadAsync(Sessions.Find("Other name")));
        Assert.Equal("session.not-found", Assert.Throws<AgentOSException>(() => Sessions.Find("work")).Definition.Code);
        Sessions.Delete("Other name");
        Assert.Empty(Sessions.List());
        Assert.Empty(Directory.GetFiles(_directory["sessions"]));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a\nb")]
    [InlineData("ééééééééééééééééééééééééééééééééééééééééé")]
    public void A_bad_name_is_refused(string name) =>
        Assert.Equal("session.bad-name", Assert.Throws<AgentOSException>(() => Sessions.Begin(name)).Definition.Code);

    [Fact]
    public void Agents_of_one_name_from_two_places_share_nothing()
    {
        SessionDirectory directory = new(new StoreDirectories(_directory["data"], _directory["cache"]), _clock);
        AgentPackage package = TestPackage("https://github.com/one/agent");
        StoredSession session = directory.Of(package).Begin("work");
        Assert.NotEqual(session.Path, directory.Of(package with { Origin = new AgentOrigin("https://github.com/two/agent", IsLocal: false) }).Begin("work").Path);
        Assert.Equal("package.several-agents", Assert.Throws<AgentOSException>(() => directory.Find("agent")).Definition.Code);
        Assert.Equal(session.Path, directory.Find("github:One/agent.git")!.Begin("work").Path);
        Assert.Null(directory.Find("nobody"));
    }

    private AgentPackage TestPackage(string origin)
    {
        string folder = Directory.CreateDirectory(_directory["package"]).FullName;
        AgentOS.Store.Manifests.AgentManifest manifest = new("agent", "Agent", "1.0.0", "For tests.", new("AgentOS"), new("true"));
        return new AgentPackage(folder, manifest, new AgentOrigin(origin, IsLocal: false), PackageContent.Read(folder));
    }

    private async Task<StoredSession> MakeAsync(string name, string text)
    {
        StoredSession session = Sessions.Begin(name);
        await WriteAsync(session, text);
        return Sessions.Find(name);
    }

    private static async Task WriteAsync(StoredSession session, string text)
    {
        await using AgentDatabase agent = await AgentDatabase.OpenAsync(session.Path, cancellationToken: Cancel);
        await agent.Files.WriteTextAsync("/note", text, cancellationToken: Cancel);
    }

    private static async Task<string> ReadAsync(StoredSession session)
    {
        await using AgentDatabase agent = await AgentDatabase.OpenAsync(session.Path, cancellationToken: Cancel);
        return await agent.Files.ReadTextAsync("/note", cancellationToken: Cancel);
    }
}
