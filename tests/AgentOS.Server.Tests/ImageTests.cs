using System.Formats.Tar;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using AgentOS.Fleet.Tokens;
using AgentOS.Testing;
using AgentOS.Testing.Registries;

namespace AgentOS.Server.Tests;

/// <summary>Images by HTTP, from a registry that stands for docker.io.</summary>
public sealed class ImageTests
{
    private const string Name = "docker.io/library/box:1";

    [Fact]
    public async Task AnImageIsPulledListedAndRemoved()
    {
        Assert.SkipWhen(DockerRegistry.Missing is not null, DockerRegistry.Missing ?? "");
        using DockerRegistry registry = DockerRegistry.Start();
        Push(registry);
        await using LiveServer server = await LiveServer.StartAsync([("AGENT_REGISTRY_MIRROR", registry.Host)]);
        using HttpClient client = server.Client();

        using HttpResponseMessage missing = await client.PostAsJsonAsync("/v1/images", new { image = "box:2" });
        Assert.Equal((HttpStatusCode.NotFound, "image.not-there"), (missing.StatusCode, await missing.CodeAsync()));
        using HttpResponseMessage nonsense = await client.PostAsJsonAsync("/v1/images", new { image = "BOX" });
        Assert.Equal((HttpStatusCode.BadRequest, "image.bad-reference"), (nonsense.StatusCode, await nonsense.CodeAsync()));
        Assert.Empty(await ListAsync(client));

        using HttpResponseMessage pulled = await client.PostAsJsonAsync("/v1/images", new { image = "box:1" });
        JsonNode image = JsonNode.Parse(await pulled.Content.ReadAsStringAsync())!;
        Assert.Equal((HttpStatusCode.OK, Name), (pulled.StatusCode, (string?)image["name"]));
        Assert.StartsWith("sha256:", (string)image["digest"]!, StringComparison.Ordinal);
        Assert.Equal([Name], await ListAsync(client));

        Assert.Equal(HttpStatusCode.NoContent, (await client.DeleteAsync($"/v1/images/{Name}")).StatusCode);
        Assert.Empty(await ListAsync(client));
        using HttpResponseMessage again = await client.DeleteAsync($"/v1/images/{Name}");
        Assert.Equal((HttpStatusCode.NotFound, "image.not-here"), (again.StatusCode, await again.CodeAsync()));
    }

    [Fact]
    public async Task OnlyAnAdministratorChangesThem()
    {
        await using LiveServer server = await LiveServer.StartAsync();
        using HttpClient client = server.Client(TokenScopes.Usual);
        Assert.Empty(await ListAsync(client));
        using HttpResponseMessage pull = await client.PostAsJsonAsync("/v1/images", new { image = "box:1" });
        Assert.Equal("server.forbidden", await pull.CodeAsync());
        using HttpResponseMessage remove = await client.DeleteAsync("/v1/images/box:1");
        Assert.Equal("server.forbidden", await remove.CodeAsync());
    }

    private static async Task<IEnumerable<string>> ListAsync(HttpClient client) => (await client.ReadAsync("/v1/images"))["images"]!.AsArray().Select(image => (string)image!["name"]!);

    private static void Push(DockerRegistry registry)
    {
        using TempDirectory directory = new();
        Directory.CreateDirectory(directory["root/bin"]);
        TarFile.CreateFromDirectory(directory["root"], directory["root.tar"], includeBaseDirectory: false);
        registry.Copy($"tarball:{directory["root.tar"]}", "docker://library/box:1");
    }
}
