using AgentOS.Errors;
using AgentOS.Images.References;
using AgentOS.Images.Tests.RootFilesystems;
using AgentOS.Images.Tests.Samples;
using AgentOS.Images.Tests.Store;

namespace AgentOS.Images.Tests.Archives;

public class ImportTests
{
    [Fact]
    public async Task A_directory_becomes_the_root_and_what_its_links_lead_to_stays_outside()
    {
        using TestStore store = new();
        Directory.CreateDirectory(store["tree/etc"]);
        File.WriteAllText(store["tree/etc/name"], "here");
        File.WriteAllText(store["secret"], "outside");
        File.CreateSymbolicLink(store["tree/leak"], store["secret"]);
        File.CreateSymbolicLink(store["tree/up"], "..");
        Image image = await store.Store.ImportAsync(store["tree"], ImageReference.Parse("root"), null, TestContext.Current.CancellationToken);
        Assert.Equal(-1, File.ReadAllBytes(image.RootDisk).AsSpan().IndexOf("outside"u8));
        Erofs.Extract(image.RootDisk, store["root"]);
        Assert.Equal("here", File.ReadAllText(store["root/etc/name"]));
        Assert.Equal(store["secret"], new FileInfo(store["root/leak"]).LinkTarget);
        Assert.Equal(["etc", "leak", "up"], Directory.EnumerateFileSystemEntries(store["root"]).Select(Path.GetFileName).Order());
    }

    [Fact]
    public async Task A_directory_has_no_name_of_its_own()
    {
        using TestStore store = new();
        Directory.CreateDirectory(store["tree"]);
        Assert.Same(ImageErrors.BadReference, await RefusalAsync(store, "tree"));
    }

    [Fact]
    public async Task What_is_no_archive_is_refused_and_leaves_nothing()
    {
        using TestStore store = new();
        File.WriteAllText(store["text"], new string('x', 2000));
        File.WriteAllBytes(store["empty"], []);
        File.WriteAllBytes(store["tar"], SampleLayer.Of(new FileSample("some", "file")));
        foreach (string name in (string[])["text", "empty", "tar", "missing"])
            Assert.Same(ImageErrors.BadArchive, await RefusalAsync(store, name));
        Assert.Empty(Directory.EnumerateFiles(store.Directories.Drafts));
        Assert.Empty(store.Store.List());
    }

    [Theory]
    [InlineData("""[{"Config":"../../../etc/passwd","Layers":[]}]""")]
    [InlineData("""[{"Config":"c.json","Layers":["/etc/passwd"]}]""")]
    [InlineData("""[{"Config":"c.json"},{"Config":"c.json"}]""")]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("[null]")]
    public async Task A_docker_archive_that_names_what_it_lacks_is_refused(string manifest)
    {
        using TestStore store = new();
        File.WriteAllBytes(store["tar"], SampleLayer.Of(new FileSample("manifest.json", manifest), new FileSample("c.json", """{"os":"linux","rootfs":{"diff_ids":[]}}""")));
        Assert.Same(ImageErrors.BadArchive, await RefusalAsync(store, "tar"));
    }

    [Fact]
    public async Task A_layout_whose_blob_is_another_one_is_refused()
    {
        using TestStore store = new();
        SampleImage image = SampleImage.Of("layout");
        image.WriteLayout(store["layout"]);
        File.WriteAllText(Path.Combine(store["layout"], "blobs", "sha256", image.Layers[0].Digest.Hex), "other");
        Assert.Same(ImageErrors.BadArchive, await RefusalAsync(store, "layout"));
    }

    private static async Task<ErrorDefinition> RefusalAsync(TestStore store, string path) =>
        (await Assert.ThrowsAsync<AgentOSException>(() => store.Store.ImportAsync(store[path], null, null, TestContext.Current.CancellationToken))).Definition;
}
