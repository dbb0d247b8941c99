using System.Formats.Tar;
using System.IO.Compression;
using AgentOS.Errors;
using AgentOS.Images.References;
using AgentOS.Images.Tests.RootFilesystems;
using AgentOS.Images.Tests.Store;

namespace AgentOS.Images.Tests.Building;

/// <summary>Recipes without commands. What comes out is read by the tools of EROFS' authors.</summary>
public sealed class BuildTests : IDisposable
{
    private readonly TestStore _store = new();

    public BuildTests()
    {
        Write("src/a.txt", "a");
        Write("src/sub/b.txt", "b");
        File.CreateSymbolicLink(_store["src/link"], "a.txt");
    }

    public void Dispose() => _store.Dispose();

    [Fact]
    public async Task Settings_become_the_configuration()
    {
        Image image = await BuildAsync("""
            ARG WORD=world
            FROM scratch
            ARG WORD
            ARG UNSET
            ENV A="hello $WORD" B=$UNSET
            ENV C old form
            WORKDIR /one
            WORKDIR two
            LABEL who=$A
            ENTRYPOINT ["/bin/x", "-y"]
            CMD z $A
            USER 7:8
            """);
        Assert.Equal(["A=hello world", "B=", "C=old form"], image.Configuration.Environment.Skip(1));
        Assert.Equal(("/one/two", "7:8", "hello world"), (image.Configuration.WorkingDirectory, image.Configuration.User, image.Configuration.Labels["who"]));
        Assert.Equal(["/bin/x", "-y"], image.Configuration.Entrypoint);
        Assert.Equal(["/bin/sh", "-c", "z $A"], image.Configuration.Command);
        Assert.True(Directory.Exists(Path.Combine(Extract(image), "one/two")));
    }

    [Fact]
    public async Task COPY_takes_files_and_the_content_of_directories()
    {
        Write("context/.dockerignore", "**/secret*\n");
        Write("context/one", "1");
        Write("context/two", "2");
        Write("context/dir/three", "3");
        Write("context/dir/secret", "s");
        Write("context/dir/deep/secrets/x", "s");
        string root = Extract(await BuildAsync("""
            FROM scratch
            WORKDIR /work
            COPY one .
            COPY one /as-name
            COPY t?o one many/
            COPY --chmod=640 dir copied
            COPY ["two", "/with space"]
            COPY two /work
            """, _store["context"]));
        Assert.Equal(
            ["as-name=1", "with space=2", "work/copied/three=3", "work/many/one=1", "work/many/two=2", "work/one=1", "work/two=2"],
            Contents(root));
        Assert.Equal((UnixFileMode)0x1A0, File.GetUnixFileMode(Path.Combine(root, "work/copied/three")));
    }

    [Fact]
    public async Task COPY_from_a_stage_follows_its_links_and_keeps_hard_links()
    {
        Write("context/x/real", "real");
        Link(_store["context/x/other"], _store["context/x/real"]);
        File.CreateSymbolicLink(_store["context/x/soft"], "/opt/real");
        Image image = await BuildAsync("""
            FROM scratch AS made
            COPY x /opt
            FROM scratch AS unused
            FROM made
            COPY --from=made /opt /copied
            COPY --from=0 /opt/soft /followed
            """, _store["context"]);
        string root = Extract(image);
        Assert.Equal("real", File.ReadAllText(Path.Combine(root, "followed")));
        Assert.Equal("/opt/real", new FileInfo(Path.Combine(root, "copied/soft")).LinkTarget);
        Assert.Equal(["copied/other=real", "copied/real=real", "followed=real", "opt/other=real", "opt/real=real"], Contents(root));
        Assert.Equal(Inode(image, "/copied/other"), Inode(image, "/copied/real"));
        Assert.NotEqual(Inode(image, "/followed"), Inode(image, "/copied/real"));
    }

    [Fact]
    public async Task ADD_unpacks_archives_and_copies_the_rest()
    {
        Directory.CreateDirectory(_store["context"]);
        using (GZipStream packed = new(File.Create(_store["context/a.tgz"]), CompressionMode.Compress))
            TarFile.CreateFromDirectory(_store["src"], packed, includeBaseDirectory: false);
        Write("context/plain", "plain");
        string root = Extract(await BuildAsync("FROM scratch\nADD a.tgz plain /opt/\nCOPY a.tgz /", _store["context"]));
        Assert.Equal(["opt/a.txt=a", "opt/plain=plain", "opt/sub/b.txt=b"], Contents(root).Where(line => !line.StartsWith("a.tgz", StringComparison.Ordinal)));
        Assert.True(File.Exists(Path.Combine(root, "a.tgz")));
    }

    [Fact]
    public async Task The_same_files_make_the_same_image_whatever_their_times()
    {
        Image first = await BuildAsync("FROM scratch\nCOPY src /");
        File.SetLastWriteTimeUtc(_store["src/a.txt"], new(2001, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        Assert.Equal(first.Digest, (await BuildAsync("FROM scratch\nCOPY src /")).Digest);
        Write("src/a.txt", "changed");
        Assert.NotEqual(first.Digest, (await BuildAsync("FROM scratch\nCOPY src /")).Digest);
    }

    [Fact]
    public async Task A_directory_of_the_context_and_an_image_are_bases()
    {
        await BuildAsync("FROM ./src\nENV X=y", name: "base:1");
        Image image = await BuildAsync("FROM base:1\nCOPY src/a.txt /again", name: "made:1");
        Assert.Equal("X=y", image.Configuration.Environment[^1]);
        Assert.Equal(["a.txt=a", "again=a", "sub/b.txt=b"], Contents(Extract(image)));
    }

    [Fact]
    public async Task Directories_that_are_there_stay_as_they_are()
    {
        Directory.CreateDirectory(_store["base/tmp"], (UnixFileMode)0x3FF);
        File.SetUnixFileMode(_store["base/tmp"], (UnixFileMode)0x3FF);
        Write("over/tmp/x", "x");
        string root = Extract(await BuildAsync("FROM ./base\nCOPY over /"));
        Assert.Equal((UnixFileMode)0x3FF, File.GetUnixFileMode(Path.Combine(root, "tmp")));
    }

    [Theory]
    [InlineData("FROM scratch\nCOPY nothing /", "line 2: COPY: 'nothing'")]
    [InlineData("FROM scratch\nCOPY ../secret /", "line 2: COPY: '../secret'")]
    [InlineData("FROM scratch\nCOPY src/up/secret /", "line 2: COPY: 'src/up/secret'")]
    [InlineData("FROM scratch\nCOPY x", "line 2: COPY: it takes")]
    [InlineData("FROM scratch\nCOPY --link src /", "line 2: COPY: --link")]
    [InlineData("FROM scratch\nCOPY --chown=bob src /", "line 2: COPY: 'bob'")]
    [InlineData("FROM scratch\nADD https://example.com/x /", "line 2: ADD: 'https://example.com/x'")]
    [InlineData("FROM scratch\nUSER bob\nRUN true", "line 3: RUN: commands run as root")]
    [InlineData("FROM scratch\nRUN --mount=type=cache true", "line 2: RUN: options")]
    [InlineData("FROM ..", "line 1: FROM: '..'")]
    [InlineData("FROM $NONE", "line 1: FROM: its variables")]
    [InlineData("FROM scratch\nENV x", "line 2: ENV: 'x'")]
    public async Task What_cannot_be_followed_makes_nothing(string recipe, string detail)
    {
        Write("secret", "outside");
        Write("context/src/x", "x");
        File.CreateSymbolicLink(_store["context/src/up"], "../..");
        AgentOSException refusal = await Assert.ThrowsAsync<AgentOSException>(() => BuildAsync(recipe, _store["context"]));
        Assert.Same(ImageErrors.BadRecipe, refusal.Definition);
        Assert.Contains(detail, refusal.Message, StringComparison.Ordinal);
        Assert.Empty(_store.Store.List());
    }

    [Fact]
    public async Task Only_values_that_the_recipe_asks_for_can_be_given()
    {
        Image image = await BuildAsync("FROM scratch\nARG V=1\nENV V=$V", arguments: new() { ["V"] = "2" });
        Assert.Equal("V=2", image.Configuration.Environment[^1]);
        await Assert.ThrowsAsync<AgentOSException>(() => BuildAsync("FROM scratch", arguments: new() { ["V"] = "2" }));
    }

    private Task<Image> BuildAsync(string recipe, string? context = null, string name = "built:1", Dictionary<string, string>? arguments = null)
    {
        Write("Containerfile", recipe);
        return _store.Store.BuildAsync(
            new(ImageReference.Parse(name), _store["Containerfile"], context ?? Path.GetDirectoryName(_store["Containerfile"])!) { Arguments = arguments ?? [] },
            new NoCommands(), null, null, TestContext.Current.CancellationToken);
    }

    private string Extract(Image image)
    {
        Erofs.Extract(image.RootDisk, _store["extracted"]);
        return _store["extracted"];
    }

    private void Write(string path, string content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_store[path])!);
        File.WriteAllText(_store[path], content);
    }

    private static void Link(string name, string target) => Assert.Equal(0, Erofs.Run("ln", target, name).Code);

    // The extracting tool of this version makes two files of them.
    private static string Inode(Image image, string path) => Erofs.Run("dump.erofs", $"--path={path}", image.RootDisk).Output.Split("NID: ")[1].Split(' ')[0];

    private static IEnumerable<string> Contents(string root) => Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories)
        .Where(path => new FileInfo(path).LinkTarget is null)
        .Select(path => $"{Path.GetRelativePath(root, path)}={File.ReadAllText(path)}").Order(StringComparer.Ordinal);
}
