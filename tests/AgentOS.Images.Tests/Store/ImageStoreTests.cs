using AgentOS.Errors;
using AgentOS.Images.References;
using AgentOS.Images.Tests.Registries;
using AgentOS.Images.Tests.Samples;
using Microsoft.Win32.SafeHandles;

namespace AgentOS.Images.Tests.Store;

public class ImageStoreTests
{
    [Fact]
    public async Task A_pulled_image_is_found_without_its_registry()
    {
        using TestStore store = new();
        Image pulled;
        using (ScriptedServer registry = ScriptedRegistry.Serve(SampleImage.Of("found")))
            pulled = await store.PullAsync($"{registry.Host}/tool:1");
        Image found = await store.Store.ResolveAsync(ImageReference.Parse(pulled.Name), TestContext.Current.CancellationToken);
        Assert.Equal((pulled.Digest, pulled.RootDisk), (found.Digest, found.RootDisk));
        Assert.Equal(["PATH=/bin", "A=b=c"], found.Configuration.Environment);
        Assert.Equal(["/bin/sh"], found.Configuration.Entrypoint);
        Assert.Equal(("/work", "1000:100", "test"), (found.Configuration.WorkingDirectory, found.Configuration.User, found.Configuration.Labels["maker"]));
        Image byDigest = await store.Store.ResolveAsync(ImageReference.Parse($"tool@{pulled.Digest}"), TestContext.Current.CancellationToken);
        Assert.Equal(pulled.Name, byDigest.Name);
    }

    [Fact]
    public async Task A_root_disk_that_is_gone_is_made_again_and_the_same()
    {
        using TestStore store = new();
        using ScriptedServer registry = ScriptedRegistry.Serve(SampleImage.Of("again"));
        Image pulled = await store.PullAsync($"{registry.Host}/tool:1");
        byte[] before = File.ReadAllBytes(pulled.RootDisk);
        File.Delete(pulled.RootDisk);
        Image found = await store.Store.ResolveAsync(ImageReference.Parse(pulled.Name), TestContext.Current.CancellationToken);
        Assert.Equal(before, File.ReadAllBytes(found.RootDisk));
    }

    [Fact]
    public async Task Pulls_at_the_same_time_transfer_a_layer_once()
    {
        SampleImage image = SampleImage.Of("shared");
        using ScriptedServer registry = ScriptedRegistry.Serve(image);
        using TestStore store = new();
        Image[] pulled = await Task.WhenAll(Enumerable.Range(0, 8).Select(number => Task.Run(() => store.PullAsync($"{registry.Host}/tool:{number}"))));
        Assert.Single(registry.Requests, request => request.IsLayer(image));
        Assert.Single(pulled.Select(one => one.RootDisk).Distinct(StringComparer.Ordinal));
        Assert.Equal(8, store.Store.List().Count);
    }

    [Fact]
    public async Task Layers_that_another_image_has_are_not_transferred_and_not_removed_with_the_first()
    {
        byte[] common = SampleLayer.Of(new FileSample("common", "both"));
        SampleImage first = new SampleImage().Add(common).Add(SampleLayer.Of(new FileSample("one")));
        SampleImage second = new SampleImage().Add(common).Add(SampleLayer.Of(new FileSample("two")));
        using TestStore store = new();
        using ScriptedServer one = ScriptedRegistry.Serve(first), two = ScriptedRegistry.Serve(second);
        Image pulled = await store.PullAsync($"{one.Host}/first");
        Image kept = await store.PullAsync($"{two.Host}/second");
        Assert.DoesNotContain(two.Requests, request => request.IsLayer(second));

        Assert.True(await store.Store.RemoveAsync(ImageReference.Parse(pulled.Name), TestContext.Current.CancellationToken) > 0);
        Assert.False(File.Exists(pulled.RootDisk));
        Assert.Equal([kept.Name], store.Store.List().Select(image => image.Name));
        File.Delete(kept.RootDisk);
        Assert.True(File.Exists((await store.Store.ResolveAsync(ImageReference.Parse(kept.Name), TestContext.Current.CancellationToken)).RootDisk));
        await store.Store.RemoveAsync(ImageReference.Parse(kept.Name), TestContext.Current.CancellationToken);
        Assert.Empty(Directory.EnumerateFiles(store.Directories.Blobs));
    }

    [Fact]
    public async Task A_root_disk_that_a_machine_holds_stays_until_it_lets_go()
    {
        using TestStore store = new();
        using ScriptedServer registry = ScriptedRegistry.Serve(SampleImage.Of("held"));
        Image held = await store.PullAsync($"{registry.Host}/held");
        Image other = await store.PullAsync($"{registry.Host}/other");
        using (SafeFileHandle handle = await store.Store.HoldAsync(held, TestContext.Current.CancellationToken))
        {
            await store.Store.RemoveAsync(ImageReference.Parse(held.Name), TestContext.Current.CancellationToken);
            await store.Store.RemoveAsync(ImageReference.Parse(other.Name), TestContext.Current.CancellationToken);
            Assert.True(File.Exists(held.RootDisk));
        }

        Image third = await store.PullAsync($"{registry.Host}/third");
        await store.Store.RemoveAsync(ImageReference.Parse(third.Name), TestContext.Current.CancellationToken);
        Assert.False(File.Exists(held.RootDisk));
        Assert.Same(ImageErrors.NotHere, (await Assert.ThrowsAsync<AgentOSException>(() => store.Store.HoldAsync(held, TestContext.Current.CancellationToken))).Definition);
    }

    [Fact]
    public async Task What_is_not_here_is_said()
    {
        using TestStore store = new();
        Assert.Same(ImageErrors.NotHere, (await Assert.ThrowsAsync<AgentOSException>(() => store.Store.ResolveAsync(ImageReference.Parse("nothing"), TestContext.Current.CancellationToken))).Definition);
        Assert.Same(ImageErrors.NotHere, (await Assert.ThrowsAsync<AgentOSException>(() => store.Store.RemoveAsync(ImageReference.Parse("nothing"), TestContext.Current.CancellationToken))).Definition);
    }

    [Fact]
    public async Task Only_its_owner_may_look_into_the_store()
    {
        using TestStore store = new();
        using ScriptedServer registry = ScriptedRegistry.Serve(SampleImage.Of("private"));
        Image image = await store.PullAsync($"{registry.Host}/tool");
        Assert.Equal((UnixFileMode)0x1C0, File.GetUnixFileMode(store.Directories.Root));
        Assert.Equal((UnixFileMode)0x180, File.GetUnixFileMode(image.RootDisk));
    }
}
