using System.Text;
using AgentOS.Images.Manifests;
using AgentOS.Images.References;
using AgentOS.Images.Registries;
using AgentOS.Images.Tests.Samples;
using AgentOS.Images.Tests.Store;

namespace AgentOS.Images.Tests.Registries;

public class MisbehavingRegistryTests
{
    [Fact]
    public async Task An_image_that_is_as_it_should_be_is_pulled()
    {
        SampleImage image = SampleImage.Of("positive control");
        using ScriptedServer registry = ScriptedRegistry.Serve(image);
        using TestStore store = new();
        Image pulled = await store.PullAsync($"{registry.Host}/tool:1");
        Assert.Equal(ContentDigest.Of(image.Manifest()), pulled.Digest);
        Assert.True(File.Exists(pulled.RootDisk));
    }

    [Fact]
    public async Task Other_content_than_the_digest_says_is_thrown_away()
    {
        SampleImage image = SampleImage.Of("right");
        using ScriptedServer registry = ScriptedRegistry.Serve(image, request => request.IsLayer(image) ? new(200, Flip(image.Blobs[image.Layers[0].Digest])) : null);
        using TestStore store = new();
        await store.RefusesAsync(ImageErrors.WrongDigest, $"{registry.Host}/tool:1");
        Assert.Empty(Directory.EnumerateFiles(store.Directories.Drafts));
        Assert.False(File.Exists(Path.Combine(store.Directories.Blobs, image.Layers[0].Digest.Hex)));
    }

    [Fact]
    public async Task Another_manifest_than_the_digest_says_is_refused()
    {
        using ScriptedServer registry = ScriptedRegistry.Serve(SampleImage.Of("other"));
        using TestStore store = new();
        await store.RefusesAsync(ImageErrors.WrongDigest, $"{registry.Host}/tool@{ContentDigest.Of(SampleImage.Of("wanted").Manifest())}");
    }

    [Fact]
    public async Task A_transfer_that_breaks_goes_on_where_it_broke()
    {
        SampleImage image = new SampleImage().Add(SampleLayer.Of(new FileSample("big", new string('x', 300_000))));
        int length = image.Blobs[image.Layers[0].Digest].Length;
        using ScriptedServer registry = ScriptedRegistry.Serve(image, request => request.IsLayer(image) && request.From < length / 2
            ? ScriptedAnswer.Blob(image.Blobs[image.Layers[0].Digest], request) with { CutAfter = length / 4 }
            : null);
        using TestStore store = new();
        await store.PullAsync($"{registry.Host}/tool:1");
        Assert.Equal([0, length / 4, length / 2], registry.Requests.Where(request => request.IsLayer(image)).Select(request => request.From));
    }

    [Fact]
    public async Task A_server_that_knows_no_ranges_is_read_from_the_beginning()
    {
        SampleImage image = new SampleImage().Add(SampleLayer.Of(new FileSample("big", new string('x', 300_000))));
        byte[] layer = image.Blobs[image.Layers[0].Digest];
        int asked = 0;
        using ScriptedServer registry = ScriptedRegistry.Serve(image, request => request.IsLayer(image) ? new ScriptedAnswer(200, layer) { CutAfter = asked++ == 0 ? 1000 : null } : null);
        using TestStore store = new();
        await store.PullAsync($"{registry.Host}/tool:1");
        Assert.Equal(2, asked);
    }

    [Fact]
    public async Task A_silent_connection_is_given_up_and_asked_again()
    {
        SampleImage image = SampleImage.Of("silence");
        byte[] layer = image.Blobs[image.Layers[0].Digest];
        int asked = 0;
        using ScriptedServer registry = ScriptedRegistry.Serve(image, request => request.IsLayer(image) && asked++ == 0 ? new ScriptedAnswer(200, layer) { CutAfter = 100, IsSilent = true } : null);
        using TestStore store = new();
        await store.PullAsync($"{registry.Host}/tool:1", TestStore.Quick with { Silence = TimeSpan.FromMilliseconds(300) });
        Assert.Equal(2, asked);
    }

    [Fact]
    public async Task A_transfer_that_brings_nothing_is_tried_only_so_often()
    {
        SampleImage image = SampleImage.Of("never");
        using ScriptedServer registry = ScriptedRegistry.Serve(image, request => request.IsLayer(image) ? new(503, []) : null);
        using TestStore store = new();
        await store.RefusesAsync(ImageErrors.Unreachable, $"{registry.Host}/tool:1");
        Assert.Equal(1 + TestStore.Quick.Retries, registry.Requests.Count(request => request.IsLayer(image)));
    }

    [Fact]
    public async Task A_blob_without_an_end_is_stopped_at_its_size()
    {
        SampleImage image = SampleImage.Of("endless");
        using ScriptedServer registry = ScriptedRegistry.Serve(image, request => request.IsLayer(image) ? new ScriptedAnswer(200, new byte[64 * 1024]) { IsEndless = true } : null);
        using TestStore store = new();
        await store.RefusesAsync(ImageErrors.WrongDigest, $"{registry.Host}/tool:1");
        Assert.Empty(Directory.EnumerateFiles(store.Directories.Drafts));
    }

    [Fact]
    public async Task A_manifest_without_an_end_is_stopped()
    {
        using ScriptedServer registry = new(_ => new ScriptedAnswer(200, new byte[64 * 1024]) { IsEndless = true });
        using TestStore store = new();
        await store.RefusesAsync(ImageErrors.TooLarge, $"{registry.Host}/tool:1");
    }

    [Fact]
    public async Task A_bearer_challenge_is_answered_with_a_token_of_the_service_it_names()
    {
        SampleImage image = SampleImage.Of("token");
        string host = "";
        using ScriptedServer registry = ScriptedRegistry.Serve(image, request =>
            request.Path.StartsWith("/token", StringComparison.Ordinal)
                ? request["Authorization"] == "Basic dXNlcjpzZWNyZXQ=" && request.Path.Contains("scope=repository%3Atool%3Apull", StringComparison.Ordinal) ? ScriptedAnswer.Of("""{"token":"t0ken"}""") : new(403, [])
                : request["Authorization"] == "Bearer t0ken" ? null : new(401, [], $"WWW-Authenticate: Bearer realm=\"http://{host}/token\",service=\"a, \\\"b\\\"\",scope=\"repository:tool:pull\""));
        host = registry.Host;
        using TestStore store = new();
        await store.PullAsync($"{registry.Host}/tool:1", With(registry));
        Assert.Contains(registry.Requests, request => request.Path.Contains("service=a%2C%20%22b%22", StringComparison.Ordinal));
        using TestStore without = new();
        await without.RefusesAsync(ImageErrors.Denied, $"{registry.Host}/tool:1");
    }

    [Fact]
    public async Task A_basic_challenge_is_answered_with_credentials_and_only_when_there_are_some()
    {
        SampleImage image = SampleImage.Of("basic");
        using ScriptedServer registry = ScriptedRegistry.Serve(image, request => request["Authorization"] == "Basic dXNlcjpzZWNyZXQ=" ? null : new(401, [], "WWW-Authenticate: Basic realm=\"x\""));
        using TestStore store = new();
        await store.RefusesAsync(ImageErrors.Denied, $"{registry.Host}/tool:1");
        await store.PullAsync($"{registry.Host}/tool:1", With(registry));
    }

    [Fact]
    public async Task A_redirect_to_another_host_sees_no_credentials_and_gets_no_token()
    {
        SampleImage image = SampleImage.Of("redirect");
        byte[] layer = image.Blobs[image.Layers[0].Digest];
        using ScriptedServer storage = new(request => ScriptedAnswer.Blob(layer, request));
        using ScriptedServer registry = ScriptedRegistry.Serve(image, request =>
            request["Authorization"] is null ? new(401, [], "WWW-Authenticate: Basic realm=\"x\"") : request.IsLayer(image) ? ScriptedAnswer.Redirect($"http://{storage.Host}/blob") : null);
        using TestStore store = new();
        await store.PullAsync($"{registry.Host}/tool:1", With(registry));
        Assert.Null(Assert.Single(storage.Requests)["Authorization"]);
        // The control: the registry itself saw them when it sent the client away.
        Assert.Contains(registry.Requests, request => request.IsLayer(image) && request["Authorization"] is not null);
    }

    [Fact]
    public async Task A_challenge_of_another_host_is_not_answered()
    {
        SampleImage image = SampleImage.Of("foreign challenge");
        using ScriptedServer thief = new(_ => new(401, [], "WWW-Authenticate: Basic realm=\"x\""));
        using ScriptedServer registry = ScriptedRegistry.Serve(image, request => request.IsLayer(image) ? ScriptedAnswer.Redirect($"http://{thief.Host}/blob") : null);
        using TestStore store = new();
        await store.RefusesAsync(ImageErrors.Denied, $"{registry.Host}/tool:1", With(registry));
        Assert.All(thief.Requests, request => Assert.Null(request["Authorization"]));
    }

    [Fact]
    public async Task Redirects_in_a_circle_end()
    {
        using ScriptedServer registry = new(request => ScriptedAnswer.Redirect(request.Path));
        using TestStore store = new();
        await store.RefusesAsync(ImageErrors.Protocol, $"{registry.Host}/tool:1");
        Assert.InRange(registry.Requests.Count, 2, 10);
    }

    [Fact]
    public async Task A_small_layer_that_unpacks_to_very_much_is_stopped()
    {
        SampleImage image = new SampleImage().AddGzip(SampleLayer.Of(new FileSample("zeroes", new string('\0', 50 << 20))));
        Assert.InRange(image.Layers[0].Size, 1, 1 << 20);
        using ScriptedServer registry = ScriptedRegistry.Serve(image);
        using TestStore store = new(new() { Unpacked = 10 << 20 });
        await store.RefusesAsync(ImageErrors.TooLarge, $"{registry.Host}/tool:1");
        using TestStore larger = new();
        await larger.PullAsync($"{registry.Host}/tool:1");
    }

    [Fact]
    public async Task A_layer_that_unpacks_to_something_else_than_the_configuration_says_is_refused()
    {
        byte[] layer = SampleLayer.Of(new FileSample("a"));
        SampleImage image = new SampleImage().Add(SampleImage.Gzip(layer), SampleLayer.Of(new FileSample("b")));
        using ScriptedServer registry = ScriptedRegistry.Serve(image);
        using TestStore store = new();
        await store.RefusesAsync(ImageErrors.WrongDigest, $"{registry.Host}/tool:1");
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("<html>")]
    [InlineData("""{"schemaVersion":1,"name":"x","fsLayers":[]}""")]
    [InlineData("""{"schemaVersion":2,"layers":[],"config":{"mediaType":"x","digest":"sha256:00","size":1}}""")]
    [InlineData("""{"schemaVersion":2,"layers":[],"manifests":[],"config":{}}""")]
    [InlineData("""{"schemaVersion":2,"config":{"mediaType":"a","digest":"sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef","size":-5},"layers":[]}""")]
    [InlineData("""{"schemaVersion":2,"config":{"mediaType":"a","digest":"sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef","size":5},"layers":[{"mediaType":"application/x-evil","digest":"sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef","size":5}]}""")]
    public async Task A_document_that_is_no_manifest_is_refused(string document)
    {
        using ScriptedServer registry = new(_ => ScriptedAnswer.Of(document));
        using TestStore store = new();
        await store.RefusesAsync(ImageErrors.BadManifest, $"{registry.Host}/tool:1");
    }

    [Fact]
    public async Task An_image_for_another_machine_is_refused_before_its_layers_are_transferred()
    {
        SampleImage image = SampleImage.Of("other machine");
        image.Platform = new("linux", "s390x");
        using ScriptedServer registry = ScriptedRegistry.Serve(image);
        using TestStore store = new();
        await store.RefusesAsync(ImageErrors.NoPlatform, $"{registry.Host}/tool:1");
        Assert.DoesNotContain(registry.Requests, request => request.IsLayer(image));
    }

    [Fact]
    public async Task An_index_is_followed_to_this_machines_image()
    {
        SampleImage image = SampleImage.Of("index");
        byte[] manifest = image.Manifest();
        string other = new('0', 64);
        string index = $$"""
            {"schemaVersion":2,"mediaType":"{{MediaTypes.OciIndex}}","manifests":[
              {"mediaType":"{{MediaTypes.OciManifest}}","digest":"sha256:{{other}}","size":5,"platform":{"os":"linux","architecture":"riscv64"} },
              {"mediaType":"{{MediaTypes.OciManifest}}","digest":"{{ContentDigest.Of(manifest)}}","size":{{manifest.Length}},"platform":{"os":"linux","architecture":"{{ImagePlatform.OfThisMachine.Architecture}}"} }]}
            """;
        using ScriptedServer registry = ScriptedRegistry.Serve(image, request => request.Path.EndsWith("/manifests/1", StringComparison.Ordinal) ? ScriptedAnswer.Of(index) : null);
        using TestStore store = new();
        Assert.Equal(ContentDigest.Of(manifest), (await store.PullAsync($"{registry.Host}/tool:1")).Digest);
    }

    private static RegistryOptions With(ScriptedServer registry) =>
        TestStore.Quick with { Credentials = RegistryCredentials.Read(Encoding.UTF8.GetBytes($$"""{"auths":{"{{registry.Host}}":{"auth":"dXNlcjpzZWNyZXQ="} } }""")) };

    private static byte[] Flip(byte[] content) => [.. content.Select((part, at) => at == content.Length / 2 ? (byte)(part ^ 1) : part)];
}
