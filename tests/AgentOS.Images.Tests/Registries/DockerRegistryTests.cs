using AgentOS.Images.References;
using AgentOS.Images.Tests.RootFilesystems;
using AgentOS.Images.Tests.Samples;
using AgentOS.Images.Tests.Store;
using AgentOS.Testing.Registries;

namespace AgentOS.Images.Tests.Registries;

public class DockerRegistryTests
{
    private static readonly SampleImage s_image = new SampleImage()
        .AddGzip(SampleLayer.Of(new FileSample("bin/tool", "#!/bin/sh\n", 0x1ED), new FileSample("etc/removed")))
        .AddGzip(SampleLayer.Of(new FileSample("etc/.wh.removed"), new FileSample("etc/added", "yes")));

    [Theory]
    [InlineData("oci")]
    [InlineData("v2s2")]
    public async Task An_image_is_pulled_from_Dockers_registry_in_both_formats(string format)
    {
        using DockerRegistry registry = Start();
        using TestStore store = new();
        registry.Copy($"oci:{s_image.WriteLayout(store["layout"])}:sample:1", "docker://team/tool:1", "--format", format);
        Image image = await store.PullAsync($"{registry.Host}/team/tool:1");
        CheckFiles(image, store);
        Assert.Equal("1000:100", image.Configuration.User);
        Image byDigest = await store.PullAsync($"{registry.Host}/team/tool@{image.Digest}");
        Assert.Equal(image.RootDisk, byDigest.RootDisk);
        await store.RefusesNewAsync(ImageErrors.NotThere, $"{registry.Host}/team/tool:2");
        await store.RefusesNewAsync(ImageErrors.NotThere, $"{registry.Host}/team/nothing:1");
    }

    [Fact]
    public async Task Zstd_layers_that_skopeo_made_are_read()
    {
        using DockerRegistry registry = Start();
        using TestStore store = new();
        registry.Copy($"oci:{s_image.WriteLayout(store["layout"])}:sample:1", "docker://tool:1", "--format", "oci", "--dest-compress-format", "zstd");
        CheckFiles(await store.PullAsync($"{registry.Host}/tool:1"), store);
    }

    [Theory]
    [InlineData("docker-archive:{0}:team/tool:1", "docker.io/team/tool:1")]
    [InlineData("oci-archive:{0}:team/tool:1", "docker.io/team/tool:1")]
    [InlineData("oci:{0}:team/tool:1", "docker.io/team/tool:1")]
    public async Task What_skopeo_saved_is_imported(string format, string name)
    {
        using DockerRegistry registry = Start();
        using TestStore store = new();
        registry.Copy($"oci:{s_image.WriteLayout(store["layout"])}:sample:1", "docker://team/tool:1");
        registry.Copy("docker://team/tool:1", string.Format(format, store["saved"]));
        Image image = await store.Store.ImportAsync(store["saved"], null, null, TestContext.Current.CancellationToken);
        Assert.Equal(name, image.Name);
        CheckFiles(image, store);
        Assert.Equal(["/bin/sh"], image.Configuration.Entrypoint);
        Image named = await store.Store.ImportAsync(store["saved"], ImageReference.Parse("mine"), null, TestContext.Current.CancellationToken);
        Assert.Equal("docker.io/library/mine:latest", named.Name);
    }

    [Fact]
    public async Task A_mirror_is_asked_in_place_of_the_usual_registry_and_of_no_other()
    {
        using DockerRegistry registry = Start(), other = Start();
        using TestStore store = new();
        registry.Copy($"oci:{s_image.WriteLayout(store["layout"])}:sample:1", "docker://library/tool:1");
        Image image = await store.PullAsync("tool:1", TestStore.Quick with { Mirror = registry.Host });
        Assert.Equal("docker.io/library/tool:1", image.Name);
        CheckFiles(image, store);
        await store.RefusesNewAsync(ImageErrors.NotThere, $"{other.Host}/library/tool:1", TestStore.Quick with { Mirror = registry.Host });
    }

    private static DockerRegistry Start()
    {
        Assert.SkipWhen(DockerRegistry.Missing is not null, DockerRegistry.Missing ?? "");
        return DockerRegistry.Start();
    }

    private static void CheckFiles(Image image, TestStore store)
    {
        string root = store[$"root-{image.Digest.Short}"];
        Erofs.Extract(image.RootDisk, root);
        Assert.Equal(["added"], Directory.EnumerateFileSystemEntries(Path.Combine(root, "etc")).Select(Path.GetFileName));
        Assert.Equal("#!/bin/sh\n", File.ReadAllText(Path.Combine(root, "bin/tool")));
    }
}
