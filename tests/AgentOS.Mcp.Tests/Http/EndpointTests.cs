using System.Net;
using AgentOS.Errors;
using AgentOS.Mcp.Http;
using ModelContextProtocol.Client;

namespace AgentOS.Mcp.Tests.Http;

public sealed class EndpointTests
{
    private const string Initialize =
        """{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-06-18","capabilities":{},"clientInfo":{"name":"test","version":"1"}}}""";

    [Theory]
    [InlineData("2025-06-18")]
    [InlineData("2025-11-25")]
    [InlineData("2026-07-28")]
    public async Task The_official_client_lists_and_calls_tools(string version)
    {
        await using LiveHttpServer server = await LiveHttpServer.StartAsync();
        HttpClientTransport transport = new(new HttpClientTransportOptions { Endpoint = server.Url, TransportMode = HttpTransportMode.StreamableHttp });
        await using McpClient client = await McpClient.CreateAsync(transport, new McpClientOptions { ProtocolVersion = version });
        Assert.Contains("agentos_exec", (await client.ListToolsAsync()).Select(tool => tool.Name));
        Assert.NotEqual(true, (await client.CallToolAsync("agentos_kv_set", new Dictionary<string, object?> { ["key"] = "a", ["value"] = version })).IsError);
    }

    [Fact]
    public async Task A_session_begins_with_initialize_and_ends_with_delete()
    {
        await using LiveHttpServer server = await LiveHttpServer.StartAsync();
        using HttpResponseMessage begun = await server.PostAsync(Initialize);
        string session = Assert.Single(begun.Headers.GetValues("Mcp-Session-Id"));
        Assert.Contains("\"protocolVersion\":\"2025-06-18\"", await begun.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Accepted, (await server.PostAsync("""{"jsonrpc":"2.0","method":"notifications/initialized"}""", With(session))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await server.PostAsync(Ping, With(session))).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await server.PostAsync(Ping)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await server.PostAsync(Ping, With("0123"))).StatusCode);
        using HttpRequestMessage delete = new(HttpMethod.Delete, server.Url);
        delete.Headers.Add("Mcp-Session-Id", session);
        Assert.Equal(HttpStatusCode.OK, (await server.Http.SendAsync(delete)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await server.PostAsync(Ping, With(session))).StatusCode);
    }

    [Theory]
    [InlineData("Origin", "https://evil.example", HttpStatusCode.Forbidden)]
    [InlineData("Origin", "null", HttpStatusCode.Forbidden)]
    [InlineData("Host", "evil.example", HttpStatusCode.Forbidden)]
    [InlineData("Origin", "http://localhost:6274", HttpStatusCode.OK)]
    [InlineData("Host", "localhost", HttpStatusCode.OK)]
    public async Task A_web_page_from_elsewhere_is_refused(string header, string value, HttpStatusCode status)
    {
        await using LiveHttpServer server = await LiveHttpServer.StartAsync();
        using HttpResponseMessage answer = await server.PostAsync(Initialize, request => request.Headers.Add(header, value));
        Assert.Equal(status, answer.StatusCode);
    }

    [Theory]
    [InlineData(null, HttpStatusCode.Unauthorized)]
    [InlineData("Bearer wrong", HttpStatusCode.Unauthorized)]
    [InlineData("Bearer secret", HttpStatusCode.OK)]
    public async Task Where_there_is_a_token_everybody_must_know_it(string? authorization, HttpStatusCode status)
    {
        await using LiveHttpServer server = await LiveHttpServer.StartAsync("secret");
        using HttpResponseMessage answer = await server.PostAsync(Initialize, request => request.Headers.TryAddWithoutValidation("Authorization", authorization));
        Assert.Equal(status, answer.StatusCode);
    }

    [Fact]
    public void An_address_others_reach_needs_a_token()
    {
        AgentOSException failure = Assert.Throws<AgentOSException>(() => HttpAddress.Parse("0.0.0.0:8080", "").DemandToken());
        Assert.Equal(McpErrors.TokenNeeded, failure.Definition);
        HttpAddress.Parse("0.0.0.0:8080", "secret").DemandToken();
        HttpAddress.Parse("8080", null).DemandToken();
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("""[{"jsonrpc":"2.0","id":1,"method":"ping"}]""")]
    [InlineData("""{"id":1,"method":"ping"}""")]
    public async Task What_is_not_one_message_is_a_parse_error(string body)
    {
        await using LiveHttpServer server = await LiveHttpServer.StartAsync();
        using HttpResponseMessage answer = await server.PostAsync(body);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Other_methods_versions_and_types_are_refused_as_the_transport_says()
    {
        await using LiveHttpServer server = await LiveHttpServer.StartAsync();
        using HttpRequestMessage put = new(HttpMethod.Put, server.Url);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await server.Http.SendAsync(put)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await server.Http.GetAsync(new Uri(server.Url, "/other"))).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await server.PostAsync(Initialize, request => request.Headers.Add("MCP-Protocol-Version", "1999-01-01"))).StatusCode);
        Assert.Equal(HttpStatusCode.NotAcceptable, (await server.PostAsync(Initialize, request => request.Headers.Accept.Clear())).StatusCode);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await server.PostAsync(Initialize, request => request.Content!.Headers.ContentType = new("text/plain"))).StatusCode);
    }

    private const string Ping = """{"jsonrpc":"2.0","id":2,"method":"ping"}""";

    private static Action<HttpRequestMessage> With(string session) => request => request.Headers.Add("Mcp-Session-Id", session);
}
